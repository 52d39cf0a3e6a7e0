import { createProtectionClient, isPlanLineItem, pickText, type NewLineItem } from '@hakuna-kit/core'
import type { Currency, WantedLine } from '../../shared/shopApi.js'
import { findVariant, toInsurerProduct } from '../catalogue/catalogue.js'
import { CartRefusal } from './createCarts.js'

export type PriceLine = (wanted: WantedLine, context: { currency: Currency; request: Request }) => Promise<NewLineItem>

/**
 * Gives a wanted line its price and title: from the catalogue for a product, from the insurer for a plan. A price from
 * the browser is never used. The lookup goes through the proxy with the shopper's cookies. The shopper looked up the
 * same plan a moment ago, so the answer is usually cached.
 *
 * @throws CartRefusal `refused`: the shop has no such product, or the insurer does not have the plan at the price that
 *   the shopper saw
 */
export function createPriceLine(proxy: (request: Request) => Promise<Response>): PriceLine {
  return async (wanted, { currency, request }) => {
    const { productReference, planId } = wanted.customProperties ?? {}
    if (!isPlanLineItem(wanted)) {
      const found = findVariant(wanted.productId)
      if (!found) throw new CartRefusal('refused', 'The catalogue has no such product.')
      const { product, variant } = found
      return {
        productId: variant.id,
        quantity: wanted.quantity,
        title: product.name['de'] ?? product.slug,
        brand: product.brand,
        unitPrice: { amount: variant.prices[currency], currency },
      }
    }

    const product = productReference === undefined ? undefined : toInsurerProduct(productReference, currency)
    if (!product || planId === undefined)
      throw new CartRefusal('refused', 'The plan names no product of the catalogue.')
    const asShopper = createProtectionClient({
      baseUrl: new URL('/api/protection', request.url).href,
      fetch: (input, init) => {
        const upstream = new Request(input, init)
        const cookie = request.headers.get('cookie')
        if (cookie) upstream.headers.set('cookie', cookie)
        return proxy(upstream)
      },
    })
    const [lookup] = await asShopper.lookUpPlans([product]).catch(() => [])
    const plan = lookup?.plans.find(
      ({ id, merchantProductId }) => id === planId && merchantProductId === wanted.productId,
    )
    if (!plan) throw new CartRefusal('refused', 'The insurer offers no such plan now.')
    if (wanted.shownPrice !== undefined && wanted.shownPrice !== plan.price.amount) {
      throw new CartRefusal('refused', 'The plan costs something else by now.')
    }
    return {
      productId: plan.merchantProductId,
      quantity: wanted.quantity,
      // Keeps the shopper's language, but only accepts one of the insurer's own texts.
      title: Object.values(plan.title).find((text) => text === wanted.title) ?? pickText(plan.title, 'de'),
      brand: 'hakuna',
      unitPrice: plan.price,
      customProperties: { productReference: plan.productReference, planId: plan.id },
    }
  }
}
