import type { Cart } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import type { ActionRefusedReason, ActionSkippedReason, CartSyncRecord } from './CartSync.js'
import { withChanges } from './applyChanges.js'
import { predictChanges } from './predictChanges.js'
import { reviewActions } from './reviewActions.js'

export type ExplainedRecord = { record: CartSyncRecord; text: string }

/**
 * A dry run: what a sync would do to `cart` if the insurer answered with `actions`. First the predicted changes, then
 * each action, each with its reason in words that a merchant understands. `before` is the cart as last settled;
 * without it plans are lowered by prediction, but never raised. The records are those that `onEvent` gets from a real
 * sync.
 */
export function explainSync(
  cart: Cart,
  actions: CartAction[],
  { before, predict = true }: { before?: Cart | undefined; predict?: boolean | undefined } = {},
): ExplainedRecord[] {
  const predicted = predict ? predictChanges(cart, before ?? null) : []
  const reported = withChanges(cart, predicted)
  const records: CartSyncRecord[] = predicted.map((change) => ({ type: 'cart_changed', change }))
  for (const verdict of reviewActions(actions, reported, reported)) {
    if (verdict.type === 'change') records.push({ type: 'cart_changed', change: verdict.change })
    else if (verdict.type !== 'done') records.push(verdict)
  }
  return records.map((record) => ({ record, text: explainRecord(record) }))
}

/**
 * One record in words, e.g. for a log of `onEvent`. English, for merchants; shoppers see the texts of the components.
 */
export function explainRecord(record: CartSyncRecord): string {
  if (record.type === 'cart_changed') return explainChange(record.change)
  const { action } = record
  const request =
    action.type === 'unknown'
      ? `The insurer asked for "${action.name}"`
      : `The insurer asked for quantity ${action.quantity} on line ${action.lineItemId}`
  const outcome = record.type === 'action_skipped' ? whySkipped[record.reason] : whyRefused[record.reason]
  return `${request}. ${outcome}`
}

function explainChange({ title, from, to, productReference, reason }: CartChange): string {
  const what = to ? `"${title}" goes from ${from} to ${to}` : `"${title}" (${from}) is removed from the cart`
  const product = `product ${productReference}`
  switch (reason) {
    case 'product_removed':
      return `${what}, because ${product} is no longer in the cart and a plan is never sold without its product.`
    case 'follows_product':
      return to > from
        ? `${what}, because every unit of ${product} was protected and there are more units now.`
        : `${what}, because there are fewer units of ${product} and each unit has at most one plan.`
    case 'insurer_action':
      return `${what}, because the insurer asked for it.`
  }
}

const whySkipped: Record<ActionSkippedReason, string> = {
  unknown_type: 'Hakuna Kit does not know this type of action, so it was skipped.',
  line_gone: 'That line is not in the cart any more, so the action was skipped.',
  stale: 'The shopper has changed the product or its plans since the report, so the cart is reported again first.',
  duplicate: 'A later action of the same answer is for the same line and replaces this one.',
}

const whyRefused: Record<ActionRefusedReason, string> = {
  not_a_plan: 'That line is not a protection plan, and the insurer may change plans only, so the action was refused.',
  more_plans_than_products: 'There would be more plans than products to protect, so the action was refused.',
  invalid_quantity: 'That is not a whole number of 0 or more, so the action was refused.',
  cart_refused: "The shop's cart did not accept this quantity, for example for lack of stock.",
}
