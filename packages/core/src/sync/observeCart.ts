import type { Cart, LineItem } from '../cart.js'
import { keyOf } from '../cartLines.js'
import { planReferenceOf } from '../plan.js'

/**
 * Adds to `seen` the lines of each product that has a new plan line in `cart`, so that prediction can compare with
 * the cart as it was when the plan was first seen. A plan line that `seen` has already is left as it is: what was
 * reported, or seen earlier, counts.
 */
export function observeCart(seen: Cart | null, cart: Cart): Cart {
  const seenKeys = new Set(seen?.lineItems.map(keyOf))
  const newReferences = new Set(cart.lineItems.filter((line) => !seenKeys.has(keyOf(line))).map(planReferenceOf))
  const isNew = (line: LineItem): boolean => newReferences.has(planReferenceOf(line) || line.productId)
  const kept = seen?.lineItems.filter((line) => !isNew(line)) ?? []
  return { ...cart, ...seen, lineItems: [...kept, ...cart.lineItems.filter(isNew)] }
}
