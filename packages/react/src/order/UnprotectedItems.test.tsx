import type { HostedCheckout, LineItem, Money } from '@hakuna-kit/core'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { entryOf } from '@hakuna-kit/test/catalogue'
import { lineOf, notebook, phone, phoneCase, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { OrderProtection } from './OrderProtection.js'

const checkoutOf = (...plans: [productId: string, price: Money][]): HostedCheckout => ({
  orderId: 'ord-123',
  redirectLink: 'https://checkout.hellohakuna.com/abc',
  availablePlans: plans.map(([id, price]) => ({ lineItemId: `line-of-${id}`, productReference: id, price })),
})
const checkoutFor = (price: Money) => checkoutOf([tablet.id, price])
const textsOf = (part: string) =>
  [...document.querySelectorAll(`[data-part=${part}]`)].map(({ textContent }) => textContent)

/** The tablet with its plans in one currency. */
const catalogueOf = (currency: string, plans: object[] = [{ price: 4999 }]) => [
  { ...entryOf(tablet.id, ...plans), currency },
]

function renderItems(lineItems: LineItem[], checkout: HostedCheckout, catalogue = catalogueOf('eur')) {
  const stack = createStack({ catalogue })
  render(<OrderProtection lineItems={lineItems} checkout={checkout} />, { wrapper: stack.Provider })
  return stack
}

describe('a product that was bought without protection', () => {
  it.each([
    ['eur', 4999, '49,99\u00a0€'],
    ['jpy', 4999, '4.999\u00a0¥'],
    ['kwd', 4999, '4,999\u00a0KWD'],
  ])('shows a price in %s as the insurer will charge it', async (currency, amount, shown) => {
    const lineItems = [{ ...lineOf(tablet, 3), unitPrice: { amount: 80_000, currency } }]
    renderItems(lineItems, checkoutFor({ amount, currency }), catalogueOf(currency))
    await waitFor(() => expect(textsOf('price')).toEqual([shown]))
  })

  it('shows the plan with the price of the checkout among several, and none in another currency', async () => {
    const line = { ...lineOf(tablet), unitPrice: { amount: 80_000, currency: 'jpy' } }
    const plans = [{ price: 100 }, { price: 4999, title: { de: 'Der zweite' } }, { price: 9000 }]
    renderItems([line], checkoutFor({ amount: 4999, currency: 'jpy' }), catalogueOf('jpy', plans))
    expect(await screen.findByText('Der zweite')).toBeVisible()
    expect(screen.queryByText('Rundumschutz')).toBeNull()
    cleanup()
    const stack = renderItems([line], checkoutFor({ amount: 4999, currency: 'eur' }), catalogueOf('jpy'))
    await waitFor(() => expect(stack.requests).toHaveLength(1))
    await waitFor(() => expect(stack.queryClient.isFetching()).toBe(0))
    expect(document.querySelector('[data-part=price]')).toBeNull()
  })

  it('shows each product that can still be protected with its own price, and none without a line', async () => {
    const lineItems = [lineOf(tablet), lineOf(phoneCase), lineOf(phone)]
    const price = (amount: number) => ({ amount, currency: 'eur' })
    const checkout = checkoutOf([phone.id, price(1)], [tablet.id, price(2)], [notebook.id, price(3)])
    const catalogue = [
      entryOf(phone.id, { price: 1 }),
      entryOf(tablet.id, { price: 2 }),
      entryOf(notebook.id, { price: 3 }),
    ]
    const stack = renderItems(lineItems, checkout, catalogue)
    await waitFor(() => expect(textsOf('price')).toEqual(['0,01\u00a0€', '0,02\u00a0€']))
    expect(textsOf('product')).toEqual(['iPhone 14', 'Tab 11'])
    expect(stack.requests).toHaveLength(1)
    expect(screen.getByRole('region', { name: 'Produktschutz' })).toHaveAttribute('data-state', 'unprotected')
  })

  it('finds plans by the category of the line', async () => {
    const { category = '', ...unsold } = tablet
    const plans = entryOf('any', { price: 4999 }).plans
    const stack = createStack({ catalogue: [{ category, currency: 'eur', plans }] })
    const lineItems = [{ ...lineOf(unsold), category }]
    render(<OrderProtection lineItems={lineItems} checkout={checkoutFor({ amount: 4999, currency: 'eur' })} />, {
      wrapper: stack.Provider,
    })
    expect(await screen.findByText(/49,99\s€/)).toBeVisible()
  })
})
