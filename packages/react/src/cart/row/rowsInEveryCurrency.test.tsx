import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { entryOf } from '@hakuna-kit/test/catalogue'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone } from '@hakuna-kit/test/products'
import { findRow, renderRows, rowItem } from '@hakuna-kit/test/react/renderRows'

/** Decimals 2, 0 and 3. `plan` in minor units; `price` as the row writes it in German. */
const currencies = [
  { currency: 'usd', plan: 1_200, price: '12,00\u00a0$' },
  { currency: 'jpy', plan: 1_200, price: '1.200\u00a0¥' },
  { currency: 'bhd', plan: 1_200, price: '1,200\u00a0BHD' },
]

describe.each(currencies)('a cart in $currency', ({ currency, plan, price }) => {
  const product: Product = { ...phone, price: { amount: 90_000, currency } }
  const catalogue = [
    { ...entryOf(phone.id, { merchantProductId: 'pl-1', price: plan, title: { de: 'Schutz' } }), currency },
  ]

  it('shows and reports the price of one plan, whatever the quantity', async () => {
    const cart = createMemoryCart([rowItem('a', product, 3)], { currency })
    const { sandbox, events } = renderRows(cart, ['a'], { product, catalogue })
    const box = await screen.findByRole('checkbox')
    // The price of one plan stands beside the box; the row tells the number of plans once they are in the cart.
    expect(box).toHaveAccessibleName(`Schutz ${price}`)
    await userEvent.click(box)
    await waitFor(() => expect(findRow('a')).not.toHaveAttribute('data-pending'))
    expect(findRow('a').querySelector('[data-part=price]')?.textContent).toBe(`3 × ${price}`)
    expect(cart.current().lineItems[1]).toMatchObject({ quantity: 3, unitPrice: { amount: plan, currency } })
    expect(events.find(({ type }) => type === 'plan_selected')).toMatchObject({
      consent: { price },
    })
    await waitFor(() => expect(sandbox.inspect().carts[0]?.lineItems).toHaveLength(2))
    expect(sandbox.inspect().carts[0]).toMatchObject({
      currency,
      lineItems: [
        { quantity: 3, price_amount: 90_000 },
        { quantity: 3, price_amount: plan },
      ],
    })
  })
})
