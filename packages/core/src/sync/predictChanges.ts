import type { Cart, LineItem } from '../cart.js'
import type { CartChange } from '../CartChange.js'
import { keyOf, linesByReference, type ReferenceLines } from '../cartLines.js'

/**
 * The changes that follow from two rules of the insurer, before it is asked: there are never more plans than
 * products, and a plan follows the quantity of its product.
 *
 * `seen` is the cart as last reported, with our changes since, or as first observed. A plan grows only if it covered
 * every unit in `seen` and product and plan are the same two lines as then: a shopper who protected some units does
 * not get more. With several lines the insurer decides which one grows.
 *
 * @see insurer guide "ERP + E-commerce integration", Manage your cart (documented); "never more plans" is on a vendor
 * page
 */
export function predictChanges(cart: Cart, seen: Cart | null): CartChange[] {
  const changes: CartChange[] = []
  const seenLines = seen && linesByReference(seen)
  for (const [productReference, { products, plans, planUnits, room }] of linesByReference(cart)) {
    const change = ({ id, title, quantity }: LineItem, to: number): number =>
      changes.push({
        lineItemId: id,
        productReference,
        title,
        from: quantity,
        to,
        reason: products.length ? 'follows_product' : 'product_removed',
      })
    let surplus = -room
    for (const plan of [...plans].reverse()) {
      if (surplus <= 0) break
      change(plan, Math.max(0, plan.quantity - surplus))
      surplus -= plan.quantity
    }
    const was = seenLines?.get(productReference)
    const wasCovered = was && !was.room && was.planUnits === planUnits
    const isOnePair = products.length === 1 && plans.length === 1
    if (room > 0 && isOnePair && wasCovered && keysOf(was) === keysOf({ products, plans }))
      change(plans[0]!, planUnits + room)
  }
  return changes
}

const keysOf = ({ products, plans }: Pick<ReferenceLines, 'products' | 'plans'>): string =>
  [...products, ...plans].map(keyOf).join()
