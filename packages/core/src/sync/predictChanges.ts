import type { Cart, LineItem } from '../cart.js'
import type { CartChange } from '../CartChange.js'
import { linesByReference, type ReferenceLines } from '../cartLines.js'

/**
 * What the insurer's two stated rules make of `cart`, before it is asked: there are no more plans than products, and a plan
 * follows the quantity of its product. `seen` is the cart as last reported, with our changes, or as first observed: a plan
 * follows upwards only where it covered every unit then and is still the same pair of lines, so that protection chosen for
 * some units is never extended behind the shopper's back. Which of several lines should grow is for the insurer to say.
 *
 * @see insurer guide "ERP + E-commerce integration", Manage your cart (documented); the cap is a vendor page's rule
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
    if (room > 0 && isOnePair && wasCovered && idsOf(was) === idsOf({ products, plans }))
      change(plans[0]!, planUnits + room)
  }
  return changes
}

const idsOf = ({ products, plans }: Pick<ReferenceLines, 'products' | 'plans'>): string =>
  [...products, ...plans].map((line) => line.id).join()
