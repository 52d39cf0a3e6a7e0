// A shop's own test of its own component. The globals are those of Jest, which Vitest has too with `globals: true`.
import { isPlanLineItem } from '@hakuna-kit/core'
import { createProtectionTest } from '@hakuna-kit/react/testing'
import { configure, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { ProductPage } from './ProductPage'

// A slow machine takes longer; a fast one does not wait.
configure({ asyncUtilTimeout: 30_000 })

const phone = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  category: 'smartphones',
  price: { amount: 112_900, currency: 'eur' },
}

test('a shopper buys a phone with a plan', async () => {
  const shop = await createProtectionTest({ locale: 'en-GB' })
  render(<ProductPage product={phone} />, { wrapper: shop.Provider })
  const plan = await screen.findByRole('checkbox')
  expect(plan.checked).toBe(false)
  await userEvent.click(plan)
  await userEvent.click(screen.getByRole('button', { name: 'Add to cart' }))
  await waitFor(() => expect(shop.cart.inspect()?.lineItems).toHaveLength(2))
  const [product, planLine] = shop.cart.inspect().lineItems
  expect(product.productId).toBe(phone.id)
  expect(isPlanLineItem(planLine)).toBe(true)
  await waitFor(() => expect(shop.insurer.inspect().carts[0]?.lineItems).toHaveLength(2))
})

test('a shopper buys a phone while the insurer cannot be reached', async () => {
  const shop = await createProtectionTest({ faults: [{ status: 503 }] })
  render(<ProductPage product={phone} />, { wrapper: shop.Provider })
  await waitFor(() => expect(shop.events.map(({ type }) => type)).toContain('no_plans'))
  await userEvent.click(screen.getByRole('button', { name: 'Add to cart' }))
  await waitFor(() => expect(shop.cart.inspect()?.lineItems).toHaveLength(1))
})
