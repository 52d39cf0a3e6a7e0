import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode, type ReactNode } from 'react'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { useAddToCart } from './cart/useAddToCart.js'
import { ProtectionDialog } from './opt-in/ProtectionDialog.js'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { OrderProtection } from './order/OrderProtection.js'
import type { Slots } from './Part.js'
import { afterLeaving } from './test/afterLeaving.js'

// React logs what a boundary catches.
const consoleErrors = vi.spyOn(console, 'error').mockImplementation(() => {})
beforeEach(() => sessionStorage.clear())
afterAll(() => consoleErrors.mockRestore())

function Failing(): ReactNode {
  throw new TypeError('Jane Doe, jane@example.com')
}
const failing = { as: Failing }

/** A page of the shop around some components of ours. */
function renderPage(children: ReactNode, options: StackOptions = {}) {
  const stack = createStack({ cart: createMemoryCart([lineOf(phone), planLineOf(phone), lineOf(tablet)]), ...options })
  const page = (content: ReactNode) => (
    <>
      <h1>Produkt</h1>
      {content}
    </>
  )
  const view = render(page(children), { wrapper: stack.Provider })
  const failures = () => stack.events.filter(({ type }) => type === 'component_failed')
  return { ...view, ...stack, failures, show: (next: ReactNode) => view.rerender(page(next)) }
}

const Row = ({ of, slots }: { of: Product; slots: Slots }) => (
  <CartProtectionRow lineItem={lineOf(of)} product={of} slots={slots} />
)

describe('a component of the kit that fails', () => {
  const noProduct = undefined as unknown as Product
  const noLineItems = undefined as unknown as []

  it.each<[component: string, cause: string, render: () => ReactNode]>([
    ['ProtectionOptIn', 'a slot', () => <ProtectionOptIn product={phone} slots={{ title: failing }} />],
    ['ProtectionOptIn', 'no product', () => <ProtectionOptIn product={noProduct} />],
    ['CartProtectionRow', 'a slot of a plan', () => <Row of={tablet} slots={{ price: failing }} />],
    ['CartProtectionRow', 'a slot of a plan in the cart', () => <Row of={phone} slots={{ remove: failing }} />],
    ['OrderProtection', 'a slot', () => <OrderProtection lineItems={[planLineOf(phone)]} slots={{ next: failing }} />],
    ['OrderProtection', 'no line items', () => <OrderProtection lineItems={noLineItems} />],
  ])('%s, by %s: renders nothing and tells onEvent, and the page stays', async (component, _, renderIt) => {
    const { container, failures } = renderPage(renderIt())
    await waitFor(() => expect(failures()).toEqual([{ type: 'component_failed', component, error: 'TypeError' }]))
    expect(screen.getByRole('heading', { name: 'Produkt' })).toBeVisible()
    expect(container.querySelector('[data-hakuna-kit]:not([data-hakuna-kit=live])')).toBeNull()
  })

  it('tells nothing of what was thrown where it is no error', async () => {
    const as = () => {
      const customer: unknown = { name: 'Jane Doe' }
      throw customer
    }
    const { failures } = renderPage(<ProtectionOptIn product={phone} slots={{ title: { as } }} />)
    await waitFor(() => expect(failures()).toMatchObject([{ error: 'unknown' }]))
  })

  it('fails alone', async () => {
    renderPage(
      <>
        <ProtectionOptIn product={phone} slots={{ title: failing }} />
        <ProtectionOptIn product={tablet} />
      </>,
    )
    expect(await screen.findAllByRole('radio')).toHaveLength(3)
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  it('fails alone where a text of the shop cannot be rendered', async () => {
    const { failures } = renderPage(<ProtectionOptIn product={phone} />, {
      messages: { optional: { de: 'Freiwillig' } as unknown as string },
    })
    await waitFor(() => expect(failures()).toMatchObject([{ component: 'ProtectionOptIn', error: 'Error' }]))
    expect(screen.getByRole('heading', { name: 'Produkt' })).toBeVisible()
  })
})

describe('after a failure', () => {
  it('is tried again for another product, and not at each render', async () => {
    let renders = 0
    const as = () => {
      renders += 1
      throw new TypeError('of the shop')
    }
    const optIn = (product: Product, slots?: Slots) => <ProtectionOptIn product={{ ...product }} slots={slots} />
    const { failures, show } = renderPage(optIn(phone, { title: { as } }))
    await waitFor(() => expect(failures()).toHaveLength(1))
    const before = renders
    show(optIn(phone, { title: { as } }))
    show(optIn(phone))
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(renders).toBe(before)
    show(optIn(tablet))
    expect(await screen.findAllByRole('radio')).toHaveLength(3)
    expect(failures()).toHaveLength(1)
  })

  it('keeps the state of a component that has not failed when the product changes', async () => {
    const { show, events } = renderPage(<ProtectionOptIn product={tablet} variantOf="tab" />)
    await userEvent.click(await screen.findByRole('radio', { name: /2 Jahre/ }))
    show(<ProtectionOptIn product={{ ...tablet, id: 'prd-tablet-blue' }} variantOf="tab" />)
    await waitFor(() => expect(screen.getByRole('radio', { name: /2 Jahre/ })).toBeChecked())
    expect(events.filter(({ type }) => type === 'component_failed')).toEqual([])
  })

  it('sells no plan that the shopper does not see any more', async () => {
    const cart = createMemoryCart([lineOf(tablet)])
    function Buy() {
      const addToCart = useAddToCart()
      return <button onClick={() => void addToCart(phone)}>Kaufen</button>
    }
    const page = (slots?: Slots) => (
      <>
        <ProtectionOptIn product={phone} slots={slots} />
        <Buy />
      </>
    )
    const { show, failures } = renderPage(page(), { cart })
    await userEvent.click(await screen.findByRole('checkbox'))
    show(page({ term: failing, price: failing }))
    await waitFor(() => expect(failures()).toHaveLength(1))
    await afterLeaving()
    await userEvent.click(screen.getByRole('button', { name: 'Kaufen' }))
    await waitFor(() => expect(cart.writes).toEqual([`add ${phone.id}`]))
  })
})

describe('a dialog that fails', () => {
  it('answers "not asked" each time, so that the product is bought', async () => {
    const onClose = vi.fn()
    const dialog = (open: boolean) => (
      <>
        <ProtectionOptIn product={tablet} />
        <ProtectionDialog product={tablet} open={open} onClose={onClose} slots={{ actions: failing }} />
      </>
    )
    const { show, failures } = renderPage(<StrictMode>{dialog(false)}</StrictMode>)
    await screen.findAllByRole('radio')
    for (const times of [1, 2]) {
      show(<StrictMode>{dialog(true)}</StrictMode>)
      await waitFor(() => expect(onClose.mock.calls).toEqual(Array(times).fill([{ type: 'not_asked' }])))
      show(<StrictMode>{dialog(false)}</StrictMode>)
    }
    expect(failures()).toEqual([{ type: 'component_failed', component: 'ProtectionDialog', error: 'TypeError' }])
    expect(screen.getAllByRole('radio')).toHaveLength(3)
  })

  it('answers "not asked" where the product is missing', async () => {
    const onClose = vi.fn()
    renderPage(<ProtectionDialog product={undefined as unknown as Product} open onClose={onClose} />)
    await waitFor(() => expect(onClose.mock.calls).toEqual([[{ type: 'not_asked' }]]))
  })

  it('answers nothing while it is closed, because nobody wants to buy then', async () => {
    const onClose = vi.fn()
    const product = undefined as unknown as Product
    const { failures, show } = renderPage(<ProtectionDialog product={product} open={false} onClose={onClose} />)
    await waitFor(() => expect(failures()).toHaveLength(1))
    expect(onClose).not.toHaveBeenCalled()
    show(<ProtectionDialog product={product} open onClose={onClose} />)
    await waitFor(() => expect(onClose.mock.calls).toEqual([[{ type: 'not_asked' }]]))
    expect(failures()).toHaveLength(2)
  })

  it('closes where it shows the details of a plan, and the opt-in stays', async () => {
    const { failures } = renderPage(<ProtectionOptIn product={phone} slots={{ actions: failing }} />)
    for (const times of [1, 2]) {
      await userEvent.click(await screen.findByRole('button', { name: /^Details: / }))
      await waitFor(() => expect(failures()).toHaveLength(times))
    }
    expect(failures()[0]).toEqual({ type: 'component_failed', component: 'PlanDetailsDialog', error: 'TypeError' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('checkbox')).toBeVisible()
  })
})
