import type { Cart } from '@hakuna-kit/core'
import type { Page } from 'playwright'
import type { CartAnswer } from '../../shared/shopApi.js'

/** The shopper's cart on the shop's server. */
export async function readCart(page: Page): Promise<Cart | null> {
  const response = await page.request.get(new URL('/shop-api/cart', page.url()).href)
  return ((await response.json()) as CartAnswer).cart
}

/** Quantity, product id and, for plans, the protected product of each line, as short text. */
export async function readLines(page: Page): Promise<string[]> {
  const cart = await readCart(page)
  return (cart?.lineItems ?? []).map(({ productId, quantity, customProperties }) => {
    const reference = customProperties?.['productReference']
    return `${quantity} × ${productId}${reference ? ` for ${reference}` : ''}`
  })
}
