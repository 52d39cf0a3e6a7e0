/** What a browser may call. */
export type RouteName = 'plans' | 'connections' | 'report' | 'sync'

export type Route = { name: RouteName; method: 'GET' | 'POST'; path: string }

/**
 * The boundary: what is not in this table cannot be reached from a browser. Order events, the order feed, offers, hosted checkout and the
 * checkout notification are server calls and have no business here.
 */
export const routes: readonly Route[] = [
  { name: 'plans', method: 'POST', path: '/plans' },
  { name: 'connections', method: 'GET', path: '/cart/connections' },
  { name: 'report', method: 'POST', path: '/cart/report' },
  { name: 'sync', method: 'POST', path: '/cart/sync' },
]
