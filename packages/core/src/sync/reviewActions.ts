import type { Cart } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import type { ActionRefusedReason, ActionSkippedReason } from './CartSync.js'
import { keyOf, linesById, linesByReference } from '../cartLines.js'
import { planReferenceOf } from '../plan.js'

export type ActionVerdict =
  | { type: 'change'; action: CartAction; change: CartChange }
  /** The cart is already as the action asks. */
  | { type: 'done' }
  | { type: 'action_skipped'; action: CartAction; reason: ActionSkippedReason }
  | { type: 'action_refused'; action: CartAction; reason: ActionRefusedReason }

/**
 * Decides which actions of an answer are applied. `reported` is the cart that the insurer answered, `current` a later
 * read of it. Whatever the insurer asks: product lines are not changed, and there are never more plans than products;
 * so actions that lower a quantity come first.
 */
export function reviewActions(actions: CartAction[], reported: Cart, current: Cart): ActionVerdict[] {
  const before = linesById(reported)
  const now = linesById(current)
  const groupsBefore = linesByReference(reported)
  const groups = linesByReference(current)
  /** Plan units that this answer adds, by product. */
  const added = new Map<string, number>()
  const lastFor = new Map(actions.map((action) => [lineOf(action), action]))
  const isRaise = (action: CartAction): boolean =>
    action.type === 'update_line_item' && action.quantity > (now.get(action.lineItemId)?.quantity ?? 0)

  const decide = (action: CartAction): ActionVerdict => {
    const skip = (reason: ActionSkippedReason): ActionVerdict => ({ type: 'action_skipped', action, reason })
    const refuse = (reason: ActionRefusedReason): ActionVerdict => ({ type: 'action_refused', action, reason })
    if (action.type !== 'update_line_item') return skip('unknown_type')
    const { lineItemId, quantity } = action
    if (lastFor.get(lineItemId) !== action) return skip('duplicate')
    if (!Number.isSafeInteger(quantity) || quantity < 0) return refuse('invalid_quantity')
    const was = before.get(lineItemId)
    const line = now.get(lineItemId)
    if (was && !planReferenceOf(was)) return refuse('not_a_plan')
    if (!line && !quantity) return { type: 'done' }
    if (!was || !line || keyOf(line) !== keyOf(was)) return skip('line_gone')
    const productReference = planReferenceOf(line)!
    const { title, quantity: from } = line
    if (from === quantity) return { type: 'done' }
    const group = groups.get(productReference)!
    const groupBefore = groupsBefore.get(productReference)!
    const isAsReported = group.room === groupBefore.room && group.planUnits === groupBefore.planUnits
    if (!isAsReported || from !== was.quantity) return skip('stale')
    const more = (added.get(productReference) ?? 0) + quantity - from
    if (quantity > from && more > group.room) return refuse('more_plans_than_products')
    added.set(productReference, more)
    const change: CartChange = { lineItemId, productReference, title, from, to: quantity, reason: 'insurer_action' }
    return { type: 'change', action, change }
  }
  return [...actions].sort((a, b) => +isRaise(a) - +isRaise(b)).map(decide)
}

const lineOf = (action: CartAction): string => (action.type === 'update_line_item' ? action.lineItemId : '')
