import type { PlanLookup, Product } from '@hakuna-kit/core'
import { presentPlans } from '../plans/presentPlan.js'
import { createOnce } from './createOnce.js'
import { explainFailedCall, isFailedCall } from './explainFailedCall.js'
import { describeFaults, explainNoPlans } from './explainNoPlans.js'
import { watchStyles } from './watchStyles.js'

const isFirst = /* @__PURE__ */ createOnce()

/** Lines about lookups of plans, wherever a product is looked up. */
export const lookupWarnings = {
  watchLookup(client: object, product: Product, looking: Promise<PlanLookup>): void {
    looking.then(
      (lookup) => warnOfLookup(client, product, lookup),
      (error: unknown) => warnOfFailure(client, product, error),
    )
  },
}

function warnOfLookup(client: object, product: Product, lookup: PlanLookup): void {
  const { plans, reason = 'no_match' } = lookup
  if (presentPlans(plans, 'en').length > 0) return watchStyles(client)
  if (plans.length > 0) {
    if (!isFirst(client, `unusable_plan ${product.id}`)) return
    console.warn(
      `Hakuna Kit: each plan for product ${product.id} lacks a title, a price or an https link, so none is shown: ` +
        'the law wants all three. Tell the insurer.',
    )
    return
  }
  // An insurer that cannot be reached is one cause, however many products there are.
  if (!isFirst(client, reason === 'insurer_unavailable' ? reason : `${reason} ${product.id}`)) return
  const line = `Hakuna Kit: ${explainNoPlans(product, reason, lookup.hint)}`
  // That a product has no plan is often right.
  if (reason === 'no_match') console.info(line)
  else console.warn(line)
}

function warnOfFailure(client: object, product: Product, error: unknown): void {
  if (!isFailedCall(error)) return
  const faults = error.code === 'invalid_request' ? describeFaults(product) : ''
  if (faults) {
    if (!isFirst(client, `invalid_request ${product.id}`)) return
    console.warn(
      `Hakuna Kit: the proxy refused the lookup of product ${product.id}, so neither it nor the products looked up ` +
        `with it show plans: ${faults}. Correct the product.`,
    )
  } else if (isFirst(client, error.code)) {
    console.warn(`Hakuna Kit: no plans are shown, because they could not be looked up. ${explainFailedCall(error)}`)
  }
}
