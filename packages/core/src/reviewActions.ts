import type { Cart, LineItem } from './cart.js'
import type { CartAction } from './cartActions.js'
import type { ActionRefusedReason, ActionSkippedReason } from './CartSync.js'
import { linesByReference, quantityOf } from './planConnections.js'
import { isPlanLineItem } from './planLineItem.js'

export type UpdateLineItemAction = Extract<CartAction, { type: 'update_line_item' }>

export type ActionVerdict =
  | { verdict: 'carry_out'; action: UpdateLineItemAction; lineItem: LineItem }
  /** The cart is so already. */
  | { verdict: 'done'; action: CartAction }
  | { verdict: 'skipped'; action: CartAction; reason: ActionSkippedReason }
  | { verdict: 'refused'; action: CartAction; reason: ActionRefusedReason }

/**
 * Decides on each action of an answer: the guard rails, whoever asks. `reported` is the cart that the insurer answered,
 * `current` a later read of it. What lowers a quantity comes first, so that at no time there are more plans than products.
 */
export function reviewActions(actions: CartAction[], reported: Cart, current: Cart): ActionVerdict[] {
  const before = linesById(reported)
  const now = linesById(current)
  const groups = linesByReference(current)
  const added = new Map<string, number>()
  const lastFor = new Map<string, CartAction>()
  for (const action of actions) if (action.type === 'update_line_item') lastFor.set(action.lineItemId, action)

  const decide = (action: CartAction): ActionVerdict => {
    const skip = (reason: ActionSkippedReason): ActionVerdict => ({ verdict: 'skipped', action, reason })
    const refuse = (reason: ActionRefusedReason): ActionVerdict => ({ verdict: 'refused', action, reason })
    if (action.type !== 'update_line_item') return skip('unknown_type')
    const { lineItemId, quantity } = action
    if (lastFor.get(lineItemId) !== action) return skip('duplicate')
    if (!Number.isSafeInteger(quantity) || quantity < 0) return refuse('invalid_quantity')
    const was = before.get(lineItemId)
    const line = now.get(lineItemId)
    if (was && !isPlanLineItem(was)) return refuse('not_a_plan')
    if (!line && !quantity) return { verdict: 'done', action }
    const reference = was?.customProperties?.productReference
    if (!was || !line || line.productId !== was.productId || line.customProperties?.productReference !== reference)
      return skip('line_gone')
    if (line.quantity === quantity) return { verdict: 'done', action }
    if (line.quantity !== was.quantity) return skip('stale')
    const { products, plans } = groups.get(reference!)!
    const more = (added.get(reference!) ?? 0) + quantity - line.quantity
    if (quantity > line.quantity && quantityOf(plans) + more > quantityOf(products))
      return refuse('more_plans_than_products')
    added.set(reference!, more)
    return { verdict: 'carry_out', action, lineItem: line }
  }

  const isRaise = (action: CartAction): boolean =>
    action.type === 'update_line_item' && action.quantity > (now.get(action.lineItemId)?.quantity ?? 0)
  return [...actions.filter((action) => !isRaise(action)), ...actions.filter(isRaise)].map(decide)
}

export const linesById = (cart: Cart | null): Map<string, LineItem> =>
  new Map(cart?.lineItems.map((line) => [line.id, line]))
