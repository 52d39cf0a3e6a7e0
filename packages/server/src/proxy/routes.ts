/** What a browser may call. */
export type RouteName = 'plans' | 'connections' | 'report' | 'sync'

export type Route = { name: RouteName; method: 'GET' | 'POST'; path: string }

/**
 * The boundary: a browser can reach nothing that is not in this table. Order events, the order feed, offers, hosted
 * checkout and the checkout notification are calls of the shop's server and must not be added.
 */
export const routes: readonly Route[] = [
  { name: 'plans', method: 'POST', path: '/plans' },
  { name: 'connections', method: 'GET', path: '/cart/connections' },
  { name: 'report', method: 'POST', path: '/cart/report' },
  { name: 'sync', method: 'POST', path: '/cart/sync' },
]

/** A request that passed every check that is the same for all routes. */
export type RouteCall = {
  request: Request
  url: URL
  userSessionId: string
  requestId: string
  /** The handler adds what it knows, for the event `proxy_call`. */
  facts: CallFacts
  readJson: () => Promise<unknown>
}

/** Answers JSON text. `undefined`: the route is turned off. */
export type RouteHandlers = Record<RouteName, ((call: RouteCall) => Promise<string>) | undefined>

/** What is known of a call beyond its outcome. */
export type CallFacts = {
  /** `shop`: the id came from the shop's own session. */
  session?: 'new' | 'known' | 'shop' | undefined
  /** Products asked about. */
  products?: number | undefined
  /** Products that were answered from the plan cache. */
  cacheHits?: number | undefined
  /** Products that were answered with an expired entry of the plan cache, because the insurer was down. */
  staleHits?: number | undefined
  /** Lines of the reported cart. */
  lineItems?: number | undefined
  /** Reports made by a sync. */
  rounds?: number | undefined
  /** Plan lines changed by a sync. */
  changes?: number | undefined
}
