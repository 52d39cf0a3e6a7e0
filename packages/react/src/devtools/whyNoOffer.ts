import type { NoPlansShownReason } from '../ProtectionEvent.js'
import type { PlanFault, PlanQuestion, QuestionOutcome } from './PlanQuestion.js'

/** Why a product has no offer and where to look, in words for a developer. */
export function explainNoOffer(
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
    'The insurer has no plan for these facts: compare id, category, brand, price and currency with what was agreed. ' +
    'Outside of its development mode the proxy also says this for products that it does not know or may not send.',
  insurer_unavailable:
    "The proxy did not get the insurer's answer, or not the shop's own product data. It is asked again after 30 seconds. The proxy's log names the cause.",
  invalid_product:
    "The product's data was refused: id, title, brand, and a price in whole minor units with a currency are needed.",
  unknown_product: "The proxy's products() gives nothing for this id.",
  currency_unsupported: "The currency is not among the proxy's currencies.",
  request_failed: "The proxy did not answer as it should: is it mounted at the client's baseUrl?",
  unusable_plan: 'There are plans, and each lacks something that must stand beside an offer.',
}

const noCategory =
  'The question named no category: pass it with `product`, or let the proxy look products up with products().'

const explainFault = ({ planId, missing }: PlanFault): string => `${planId}: no ${missing.map(partName).join(', no ')}.`

const partName = (part: PlanFault['missing'][number]): string =>
  part === 'link' ? 'https link to the insurance document' : part

/** One product was asked about with different facts, and the answers differ: the usual cause of "shown here, missing there". */
export function findContradiction(questions: readonly PlanQuestion[]): string | null {
  const outcomes = new Set(questions.map(({ outcome }) => outcome.type))
  if (!outcomes.has('offered') || !outcomes.has('none')) return null
  return 'Asked with different facts, answered differently. Give each component the same product.'
}
