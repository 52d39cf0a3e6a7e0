import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Cart } from '@hakuna-kit/core'
import { CartProtectionRow } from './CartProtectionRow.js'
import { createMemoryCart, type MemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, phoneCase, planLineOf } from '@hakuna-kit/test/products'
import { createStack, type StackOptions } from '@hakuna-kit/test/react/createStack'

function renderCart(cart: MemoryCart, options: StackOptions = {}) {
  const stack = createStack({ cart, ...options })
  const lines = (current: Cart) =>
    current.lineItems.map((lineItem) => (
      <CartProtectionRow
        key={lineItem.id}
        lineItem={lineItem}
        product={lineItem.productId === phone.id ? phone : undefined}
      />
    ))
  const view = render(<>{lines(cart.current())}</>, { wrapper: stack.Provider })
  return { ...stack, ...view }
}

const row = () => screen.getByRole('group', { name: 'Produktschutz: iPhone 14' })
const live = () => screen.getByRole('status')

describe('CartProtectionRow', () => {
  it('shows the plan of a protected line with price, link and a way to remove it', async () => {
    renderCart(createMemoryCart([lineOf(phone), planLineOf(phone), lineOf(phoneCase)]))
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    expect(row()).toHaveAttribute('data-state', 'protected')
    expect(row()).toHaveTextContent('1 Jahr Garantieerweiterung 12,00 €')
    expect(await within(row()).findByRole('link')).toHaveAttribute('href', 'https://hellohakuna.com/plan-details')
    await waitFor(() => expect(screen.getAllByRole('group')).toHaveLength(1))
  })

  it('reserves the space of a plan with the same elements, before its code is loaded', async () => {
    const { container } = renderCart(createMemoryCart([lineOf(phone)]))
    const elements = () => [...container.querySelectorAll('[data-part]')].map(({ tagName }) => tagName)
    expect(container.querySelector('fieldset')).toHaveAttribute('data-state', 'loading')
    const reserved = elements()
    await screen.findByRole('checkbox', { name: /1 Jahr/ })
    expect(reserved).toEqual(elements())
  })

  it('adds the plan for every uncovered unit, and shows it before the cart confirms', async () => {
    const cart = createMemoryCart([lineOf(phone, 2)])
    const resume = cart.pause()
    const { sandbox } = renderCart(cart)
    await userEvent.click(await screen.findByRole('checkbox', { name: /1 Jahr/ }))
    expect(row()).toHaveAttribute('data-state', 'protected')
    expect(row()).toHaveAttribute('data-pending', 'adding')
    expect(row()).toHaveTextContent('2 × 12,00 €')
    expect(live()).toBeEmptyDOMElement()
    resume()
    await waitFor(() => expect(live()).toHaveTextContent('1 Jahr Garantieerweiterung hinzugefügt.'))
    expect(row()).not.toHaveAttribute('data-pending')
    expect(cart.current().lineItems[1]).toMatchObject({
      productId: 'pl-prd-hakuna',
      quantity: 2,
      customProperties: { productReference: phone.id },
    })
    await waitFor(() => expect(sandbox.inspect().carts[0]?.lineItems).toHaveLength(2))
  })

  it('removes the plan and shows the opt-in again', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    renderCart(cart)
    await userEvent.click(await screen.findByRole('button', { name: /Schutz entfernen/ }))
    expect(await screen.findByRole('checkbox', { name: /1 Jahr/ })).not.toBeChecked()
    await waitFor(() => expect(live()).toHaveTextContent('1 Jahr Garantieerweiterung entfernt.'))
    expect(cart.current().lineItems).toHaveLength(1)
  })

  it('undoes a change with the reason when the cart refuses it', async () => {
    const cart = createMemoryCart([lineOf(phone)])
    renderCart(cart)
    const box = await screen.findByRole('checkbox')
    cart.failWith('refused')
    await userEvent.click(box)
    await waitFor(() => expect(row()).toHaveAttribute('data-state', 'unprotected'))
    const sentence =
      '1 Jahr Garantieerweiterung konnte nicht hinzugefügt werden. Der Shop kann diese Änderung nicht übernehmen.'
    expect(within(row()).getByText(sentence)).toBeVisible()
    expect(live()).toHaveTextContent(sentence)
  })

  it('announces that the protection now covers 2, when the quantity of the product is 2', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    renderCart(cart)
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    cart.setQuantity(`line-of-${phone.id}`, 2)
    await waitFor(() => expect(live()).toHaveTextContent('1 Jahr Garantieerweiterung gilt jetzt für 2 Artikel.'))
    expect(cart.current().lineItems[1]?.quantity).toBe(2)
    expect(row()).toHaveTextContent('2 × 12,00 €')
  })

  it('announces that the plan was removed with its product', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    renderCart(cart)
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    cart.setQuantity(`line-of-${phone.id}`, 0)
    await waitFor(() =>
      expect(live()).toHaveTextContent('1 Jahr Garantieerweiterung zusammen mit dem Produkt entfernt.'),
    )
    expect(cart.current().lineItems).toHaveLength(0)
  })

  it('renders nothing for a plan line, also where its product was looked up by another row', async () => {
    const lines = [lineOf(phone), lineOf(phone), planLineOf(phone)].map((line, index) => ({ ...line, id: `${index}` }))
    const { Provider } = createStack({ cart: createMemoryCart(lines) })
    render(
      lines.map((line) => <CartProtectionRow key={line.id} lineItem={line} product={phone} />),
      { wrapper: Provider },
    )
    await screen.findByRole('checkbox', { name: /1 Jahr/ })
    await waitFor(() => expect(screen.getAllByRole('group')).toHaveLength(2))
  })

  it('sends two requests for a cart of 100 lines: all plans, and the connections', async () => {
    const lines = Array.from({ length: 99 }, (_, index) => ({
      ...lineOf(phone),
      id: `line-${index}`,
      productId: `prd-${index}`,
    }))
    const stack = renderCart(createMemoryCart([...lines, lineOf(phone), planLineOf(phone)]))
    await waitFor(
      () => expect(stack.requests.some(({ call }) => call.startsWith('GET /cart/connections'))).toBe(true),
      { timeout: 5000 },
    )
    const calls = stack.requests.map(({ call }) => call).filter((call) => call !== 'POST /cart/report')
    expect(calls.sort()).toEqual(['GET /cart/connections', 'POST /plans'])
  })
})
