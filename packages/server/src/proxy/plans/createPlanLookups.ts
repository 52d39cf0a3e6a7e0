import type { Plan, Product } from '@hakuna-kit/core'
import pLimit from 'p-limit'
import type { ProxyWarnings } from '../../dev-warnings/createProxyWarnings.js'
import type { StorefrontCalls } from '../../insurer/storefront/createStorefrontCalls.js'
import { isInsurerError } from '../../insurer/transport/InsurerError.js'
import { nameOf } from '../createCallShop.js'
import type { FoundPlans, PlanCache } from './createPlanCache.js'

/** Where an answer came from. `stale`: an expired entry of the cache, used because the insurer is down. */
type LookupSource = 'insurer' | 'cache' | 'stale'

type LookupOrigin = { userSessionId: string; requestId: string }

export type PlanLookupsOptions = {
  insurer: Pick<StorefrontCalls, 'lookUpPlans'>
  cache: PlanCache | undefined
  /** Lookups of one request that run at once. */
  concurrency: number
  warnings?: ProxyWarnings | undefined
}

export type LookUpPlans = (
  products: readonly Product[],
  origin: LookupOrigin,
) => Promise<(FoundPlans & { source: LookupSource })[]>

/**
 * Looks up several products at once and answers in their order. When one lookup fails, the others still answer. Equal
 * lookups at the same time share one request. Refusals are cached like answers, since asking again would not change
 * them.
 */
export function createPlanLookups({ insurer, cache, concurrency, warnings }: PlanLookupsOptions): LookUpPlans {
  const underWay = new Map<string, Promise<FoundPlans>>()

  async function ask(product: Product, origin: LookupOrigin, key: string | undefined): Promise<FoundPlans> {
    const found = await insurer
      .lookUpPlans({ product, userSessionId: origin.userSessionId, requestId: origin.requestId })
      .then(toFound, (error: unknown) => explain(error, warnings))
    if (key !== undefined && found.reason !== 'insurer_unavailable') cache?.set(key, found)
    return found
  }

  function share(product: Product, origin: LookupOrigin, key: string | undefined): Promise<FoundPlans> {
    if (key === undefined) return ask(product, origin, key)
    const other = underWay.get(key)
    if (other) return other
    const own = ask(product, origin, key).finally(() => underWay.delete(key))
    underWay.set(key, own)
    return own
  }

  return async (products, origin) => {
    // A product page asks for one: no queue for that.
    const limit: typeof runAtOnce = products.length > concurrency ? pLimit(concurrency) : runAtOnce
    return Promise.all(
      products.map(async (product) => {
        const key = cache?.keyOf(product, origin.userSessionId)
        const fresh = key === undefined ? undefined : cache?.getFresh(key)
        if (fresh) return { ...fresh, source: 'cache' as const }
        const found = await limit(() => share(product, origin, key))
        const stale = key !== undefined && found.reason === 'insurer_unavailable' ? cache?.getStale(key) : undefined
        return stale ? { ...stale, source: 'stale' as const } : { ...found, source: 'insurer' as const }
      }),
    )
  }
}

const runAtOnce = <Result>(run: () => Promise<Result>): Promise<Result> => run()

function toFound(plans: Plan[]): FoundPlans {
  return plans.length > 0 ? { plansJson: JSON.stringify(plans) } : { plansJson: '[]', reason: 'no_match' }
}

function explain(error: unknown, warnings: ProxyWarnings | undefined): FoundPlans {
  if (!isInsurerError(error)) {
    warnings?.ownInsurerFailed(nameOf(error))
    return { plansJson: '[]', reason: 'insurer_unavailable', failure: { kind: 'unknown' } }
  }
  const { kind, status } = error
  if (kind === 'rejected') return { plansJson: '[]', reason: 'invalid_product' }
  warnings?.insurerFailed(error)
  return { plansJson: '[]', reason: 'insurer_unavailable', failure: { kind, status } }
}
