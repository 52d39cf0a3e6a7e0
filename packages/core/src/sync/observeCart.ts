import type { Cart, LineItem } from '../cart.js'
import { planReferenceOf } from '../plan.js'

/**
 * `seen` with what `cart` holds of products whose plan line is news to it: a plan that was not reported yet is known as it
 * was first seen, and of what was reported the report says more.
 */
export function observeCart(seen: Cart | null, cart: Cart): Cart {
  const known = new Set(seen?.lineItems.map(({ id }) => id))
  const news = new Set(cart.lineItems.flatMap((line) => (known.has(line.id) ? [] : (planReferenceOf(line) ?? []))))
  const isNews = (line: LineItem): boolean => news.has(planReferenceOf(line) || line.productId)
  const kept = seen?.lineItems.filter((line) => !isNews(line)) ?? []
  return { ...cart, ...seen, lineItems: [...kept, ...cart.lineItems.filter(isNews)] }
}
