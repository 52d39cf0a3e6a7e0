import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createRef } from 'react'
import { describe, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { ProtectionDialog } from './opt-in/ProtectionDialog.js'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { OrderProtection } from './order/OrderProtection.js'
import type { PartName, Slots } from './Part.js'
import { plansOf, variant } from './test/renderProductPage.js'

describe('every part', () => {
  it('accepts class, style, ref, data attributes and an element of the shop', async () => {
    const root = createRef<HTMLFieldSetElement>()
    const title = createRef<never>()
    function Price(props: object) {
      return <strong data-own="price" {...props} />
    }
    render(
      <ProtectionOptIn
        product={phone}
        ref={root}
        className="mine"
        style={{ maxWidth: 400 }}
        data-testid="root"
        unstyled
        slots={{
          title: { className: 'title', style: { color: 'red' }, ref: title, 'data-track': 'x' },
          price: { as: Price },
          link: { className: 'link' },
        }}
      />,
      { wrapper: createStack().Provider },
    )
    await screen.findByRole('checkbox')
    expect(root.current).toBe(screen.getByTestId('root'))
    expect(root.current?.className).toBe('mine')
    expect(root.current).toHaveStyle({ maxWidth: '400px' })
    expect(title.current).toBe(document.querySelector('.title'))
    expect(document.querySelector('.title')).toHaveAttribute('data-track', 'x')
    expect(document.querySelector('[data-own=price]')).toHaveAttribute('data-part', 'price')
    expect(screen.getByRole('link')).toHaveAttribute('href', 'https://hellohakuna.com/plan-details')
  })

  it('of a row too', async () => {
    const root = createRef<HTMLFieldSetElement>()
    const { Provider } = createStack({ cart: createMemoryCart([lineOf(phone), planLineOf(phone)]) })
    render(
      <CartProtectionRow
        lineItem={lineOf(phone)}
        ref={root}
        className="mine"
        slots={{ remove: { className: 'remove' } }}
      />,
      {
        wrapper: Provider,
      },
    )
    expect(await screen.findByRole('button')).toHaveClass('remove')
    expect(root.current?.className).toBe('hakuna-kit mine')
  })
})

describe('a slot', () => {
  const names: Record<PartName, true> = {
    ...{ heading: true, options: true, option: true, input: true, summary: true, label: true, title: true },
    ...{ term: true, price: true, facts: true, optional: true, link: true, details: true, remove: true },
    ...{ notice: true, benefits: true, actions: true, action: true, late: true, next: true, product: true },
  }
  const slots: Slots = Object.fromEntries(Object.keys(names).map((name) => [name, { className: `own-${name}` }]))
  /** Names of the parts on the page. Each part must have the class that its slot gives. */
  const findOwnParts = () => {
    const parts = [...document.querySelectorAll('[data-part]:not([data-part=sheet])')]
    for (const part of parts) expect(part).toHaveClass(`own-${part.getAttribute('data-part')}`, { exact: true })
    return [...new Set(parts.map((part) => part.getAttribute('data-part')))].join(' ')
  }

  it('reaches its part in an opt-in, its notice and its details', async () => {
    const catalogue = [plansOf('a', 'eur', { termMonths: 24, benefits: [{ de: 'Diebstahl' }] })]
    const stack = createStack({ catalogue })
    const page = (amount: number) => <ProtectionOptIn product={variant('a', 'eur', amount)} slots={slots} />
    const { rerender } = render(page(10_000), { wrapper: stack.Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    stack.sandbox.setFaults([{ path: '/plans', priceDrift: 500 }])
    rerender(page(20_000))
    await screen.findByText(/^Ihre Auswahl bleibt/, { selector: 'p' })
    await userEvent.click(screen.getByRole('button', { name: /^Details/ }))
    await screen.findByRole('dialog')
    expect(findOwnParts()).toBe(
      'heading options option input summary label title term price facts ' +
        'optional link details notice benefits actions action',
    )
  })

  it('reaches its part in the question on add-to-cart', async () => {
    const stack = createStack()
    const page = (open: boolean) => <ProtectionDialog product={phone} open={open} onClose={() => {}} slots={slots} />
    const { rerender } = render(page(false), { wrapper: stack.Provider })
    await waitFor(() => expect(stack.requests).toHaveLength(1))
    await waitFor(() => expect(stack.queryClient.isFetching()).toBe(0))
    rerender(page(true))
    await screen.findByRole('dialog')
    expect(findOwnParts()).toBe(
      'heading options option summary label title price facts optional ' + 'link action actions',
    )
  })

  it('reaches its part in a row, which has no heading', async () => {
    const { Provider } = createStack({ cart: createMemoryCart([lineOf(phone, 2), planLineOf(phone)]) })
    render(<CartProtectionRow lineItem={lineOf(phone, 2)} product={phone} slots={slots} />, { wrapper: Provider })
    await screen.findByRole('button', { name: /^Schutz entfernen/ })
    await screen.findByRole('checkbox')
    expect(findOwnParts()).toBe(
      'option input summary label title price facts remove link options ' + 'optional details',
    )
    expect(document.querySelector('legend')).toBeNull()
  })

  it('reaches its part on the confirmation page', async () => {
    const price = { amount: 1_200, currency: 'eur' }
    const checkout = {
      orderId: 'order',
      redirectLink: 'https://checkout.hellohakuna.com/abc',
      availablePlans: [{ lineItemId: `line-of-${phone.id}`, productReference: phone.id, price }],
    }
    render(<OrderProtection lineItems={[lineOf(phone), planLineOf(tablet)]} checkout={checkout} slots={slots} />, {
      wrapper: createStack().Provider,
    })
    await screen.findByText(/12,00/)
    expect(findOwnParts()).toBe(
      'late heading options option product summary label title price ' + 'facts optional link actions action next',
    )
  })
})
