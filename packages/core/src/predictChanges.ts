import type { Cart, LineItem } from './cart.js'
import type { CartChange } from './cartChange.js'
import { linesByReference, quantityOf, type ReferenceLines } from './planConnections.js'

/**
 * What the insurer's two stated rules make of `cart`, before it is asked: there are no more plans than products, and a plan
 * follows the quantity of its product. `seen` is the cart as it was last known to be right: plans follow upwards only
 * where they covered every unit then and one of the same product lines grew, so that protection chosen for some units is
 * never extended behind the shopper's back. Which of several plan lines should grow is for the insurer to say.
 *
 * @see insurer guide "ERP + E-commerce integration", Manage your cart (documented); the cap is a vendor page's rule
 */
export function predictChanges(cart: Cart, seen: Cart | null): CartChange[] {
  const changes: CartChange[] = []
  const seenLines = seen && linesByReference(seen)
  for (const [productReference, lines] of linesByReference(cart)) {
    const { products, plans } = lines
    if (!plans.length) continue
    const change = ({ id, title, quantity }: LineItem, to: number): number =>
      changes.push({
        lineItemId: id,
        productReference,
        title,
        from: quantity,
        to,
        reason: products.length ? 'follows_product' : 'product_removed',
      })
    let surplus = quantityOf(plans) - quantityOf(products)
    for (const plan of [...plans].reverse()) {
      if (surplus <= 0) break
      change(plan, Math.max(0, plan.quantity - surplus))
      surplus -= plan.quantity
    }
    const was = seenLines?.get(productReference)
    if (surplus < 0 && plans.length === 1 && was && followed(lines, was)) change(plans[0]!, quantityOf(products))
  }
  return changes
}

/** The plans covered all of the product, nobody touched them since, and the product's lines are the same. */
function followed({ products, plans }: ReferenceLines, was: ReferenceLines): boolean {
  const planned = quantityOf(was.plans)
  return (
    planned === quantityOf(was.products) &&
    planned === quantityOf(plans) &&
    planned > 0 &&
    products.map((line) => line.id).join() === was.products.map((line) => line.id).join()
  )
}
