import type { NoPlansShownReason } from '../../ProtectionEvent.js'
import type { PlanFault, PlanQuestion, QuestionOutcome } from '../recording/PlanQuestion.js'

/** Why a product has no plans to show and where to look, for a developer. */
export function explainNoPlans(
  { product }: Pick<PlanQuestion, 'product'>,
  { reason, failure, faults = [] }: Extract<QuestionOutcome, { type: 'none' }>,
): string {
  const explanation = explanations[reason]
  if (reason === 'no_match') return product.category ? explanation : `${explanation} ${noCategory}`
  if (reason === 'request_failed' && failure) {
    const status = failure.status === undefined ? '' : `, HTTP ${failure.status}`
    return `${explanation} (${failure.code}${status})`
  }
  return [explanation, ...faults.map(explainFault)].join(' ')
}

const explanations: Record<NoPlansShownReason, string> = {
  no_match:
    'The insurer has no plan for this product data: compare id, category, brand, price and currency with what was ' +
    'agreed. ' +
    'Outside of its development mode the proxy answers the same for products that it does not know or may not send.',
  insurer_unavailable:
    'The proxy got no answer from the insurer, or no product data from the shop. It tries again after 30 seconds. ' +
    "The proxy's log names the cause.",
  invalid_product:
    'The product data was refused. It needs an id, a title, a brand, and a price in whole minor units with a currency.',
  unknown_product: "The proxy's products() returns nothing for this id.",
  currency_unsupported: "The currency is not one of the proxy's currencies.",
  request_failed: "The proxy did not answer as expected: is it mounted at the client's baseUrl?",
  unusable_plan: 'There are plans, but each lacks something that must be shown with it.',
}

const noCategory =
  'The lookup had no category: pass it with `product`, or let the proxy look products up with products().'

const explainFault = ({ planId, missing }: PlanFault): string => `${planId}: no ${missing.map(partName).join(', no ')}.`

const partName = (part: PlanFault['missing'][number]): string =>
  part === 'link' ? 'https link to the insurance document' : part

/**
 * A warning if one product was looked up with different data and the answers differ. That is the usual cause of plans
 * that show in one place and not in another.
 */
export function findContradiction(questions: readonly PlanQuestion[]): string | null {
  const outcomes = new Set(questions.map(({ outcome }) => outcome.type))
  if (!outcomes.has('available') || !outcomes.has('none')) return null
  return 'Looked up with different product data, and the answers differ. Pass the same product to each component.'
}
