import type { NoPlansReason, Plan, Product } from '@hakuna-kit/core'
import pLimit from 'p-limit'
import { InsurerError } from '../insurer/InsurerError.js'
import type { StorefrontCalls } from '../insurer/storefrontCalls.js'

/** Plans of one product as text, ready to be sent; `reason` says why there are none. */
export type FoundPlans = { plansJson: string; reason?: NoPlansReason | undefined }

/** Who asks. */
export type LookupOrigin = { userSessionId: string; requestId: string }

export type PlanLookupsOptions = {
  insurer: Pick<StorefrontCalls, 'lookUpPlans'>
  /** Lookups of one request that run at once. */
  concurrency: number
}

/** Looks up several products at once; each fails alone. Answers in the order asked. */
export function createPlanLookups({ insurer, concurrency }: PlanLookupsOptions) {
  async function lookUp(product: Product, by: LookupOrigin): Promise<FoundPlans> {
    try {
      const plans = await insurer.lookUpPlans({ product, ...by })
      return found(plans)
    } catch (error) {
      return { plansJson: '[]', reason: explain(error) }
    }
  }

  return (products: readonly Product[], { userSessionId, requestId }: LookupOrigin): Promise<FoundPlans[]> => {
    const limit = pLimit(concurrency)
    return Promise.all(products.map((product) => limit(() => lookUp(product, { userSessionId, requestId }))))
  }
}

function found(plans: Plan[]): FoundPlans {
  return plans.length > 0 ? { plansJson: JSON.stringify(plans) } : { plansJson: '[]', reason: 'no_match' }
}

function explain(error: unknown): NoPlansReason {
  return error instanceof InsurerError && error.kind === 'rejected' ? 'invalid_product' : 'insurer_unavailable'
}
