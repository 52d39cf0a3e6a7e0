import {
  createInsurerClient,
  createOfferPlanLookup,
  createProtectionProxy,
  type InsurerClientOptions,
  type ProtectionProxy,
  type ProtectionProxyOptions,
} from '@hakuna-kit/server'
import { offerCategories } from '@hakuna-kit/sandbox'
import type { OrderFormat } from '../shared/backOfficeApi.js'

export type ProxiesOptions = {
  connection: Omit<InsurerClientOptions, 'onEvent'>
  storefront: Pick<ProtectionProxyOptions, 'products' | 'cart'>
  now: () => Date
}

/** Shorter than a real shop's, so that the switches for trouble show. */
const planCache = { ttlMs: 20_000 }

/** The insurer's category numbers by name. 101 is documented, the sandbox invented the others. */
const offerCategoryNumbers = new Map(Object.entries(offerCategories).map(([number, name]) => [name, Number(number)]))

/**
 * One proxy for each order format: the order feed needs plans that come from offers. There are two because each caches
 * plans and they must not be mixed. Both accept the same session cookie.
 */
export function createProxies({ connection, storefront, now }: ProxiesOptions): Record<OrderFormat, ProtectionProxy> {
  const insurer = createInsurerClient(connection)
  const lookUpPlans = createOfferPlanLookup({
    createOffer: insurer.createOffer,
    category: ({ category }) => (category === undefined ? undefined : offerCategoryNumbers.get(category)),
    now,
  })
  return {
    events: createProtectionProxy({ ...connection, ...storefront, planCache, insurer }),
    feed: createProtectionProxy({ ...connection, ...storefront, planCache, insurer: { ...insurer, lookUpPlans } }),
  }
}
