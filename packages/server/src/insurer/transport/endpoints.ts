/**
 * Versions of the insurer's API that are used. Without the header the insurer uses its oldest version, so it is always
 * sent.
 */
export type ApiVersion = 'v1.2' | 'v2.0'

/** How certain a path is. */
export type Certainty =
  /** One of the insurer's guides shows it. */
  | 'documented'
  /** The insurer's reference or an integration page shows it. */
  | 'vendor page'
  /** The call is described, its path is not: this is a guess. Override it once the insurer tells you the real path. */
  | 'our reading'

/** One call of the insurer's API. `path` may hold `{names}` that are filled in per call. */
export type Endpoint = {
  method: 'GET' | 'POST'
  path: string
  version: ApiVersion
  certainty: Certainty
  /** Where the path comes from. */
  source: string
}

/**
 * Every call of the insurer's API that Hakuna Kit makes, in one table. Each can be overridden with the `endpoints`
 * option of `createInsurerClient` and `createProtectionProxy`, since the insurer publishes some of these paths to its
 * customers only.
 */
export const defaultEndpoints = {
  planLookup: {
    method: 'GET',
    path: '/plans',
    version: 'v2.0',
    certainty: 'our reading',
    source: 'guide "ERP + E-commerce integration", Present protection plans: a GET, path not shown',
  },
  planConnections: {
    method: 'GET',
    path: '/plan_connections',
    version: 'v2.0',
    certainty: 'our reading',
    source: 'guide "ERP + E-commerce integration", In the cart: a GET, path not shown',
  },
  cartReport: {
    method: 'POST',
    path: '/orders',
    version: 'v2.0',
    certainty: 'documented',
    source:
      'guide "ERP + E-commerce integration", Manage your cart (perhaps a mistake: all samples of that page have this path)',
  },
  checkoutNotification: {
    method: 'POST',
    path: '/orders',
    version: 'v2.0',
    certainty: 'documented',
    source: 'guide "ERP + E-commerce integration", Notify of a successful checkout (perhaps a mistake, as above)',
  },
  events: {
    method: 'POST',
    path: '/events',
    version: 'v2.0',
    certainty: 'documented',
    source: 'guide "Sharing order events with the Events API"',
  },
  orderFeed: {
    method: 'POST',
    path: '/feeds/order',
    version: 'v1.2',
    certainty: 'documented',
    source: 'guide "Using the Order feed"',
  },
  orderFeedStatus: {
    method: 'GET',
    path: '/feeds/order/{requestId}',
    version: 'v1.2',
    certainty: 'vendor page',
    source: 'page "Tracking your order requests"',
  },
  createOffer: {
    method: 'POST',
    path: '/offers',
    version: 'v1.2',
    certainty: 'vendor page',
    source: 'API reference v1.2 and page "Create an offer for an individual product"',
  },
  retrieveOffer: {
    method: 'GET',
    path: '/offers/{offerId}',
    version: 'v1.2',
    certainty: 'our reading',
    source: 'API reference v1.2 names the call, path not shown',
  },
  hostedCheckout: {
    method: 'GET',
    path: '/checkouts',
    version: 'v2.0',
    certainty: 'vendor page',
    source: 'page "Self-service checkout with Hakuna Redirect"',
  },
  placeOrder: {
    method: 'POST',
    path: '/orders',
    version: 'v1.2',
    certainty: 'our reading',
    source: 'guide "Orders" describes the call, path not shown',
  },
  retrieveOrder: {
    method: 'GET',
    path: '/orders/{orderId}',
    version: 'v1.2',
    certainty: 'our reading',
    source: 'guide "Orders" describes the call, path not shown',
  },
  fulfillOrder: {
    method: 'POST',
    path: '/orders/{orderId}/fulfillments',
    version: 'v1.2',
    certainty: 'our reading',
    source: 'guide "Orders" describes the call, path not shown',
  },
  refundOrder: {
    method: 'POST',
    path: '/orders/{orderId}/refunds',
    version: 'v1.2',
    certainty: 'our reading',
    source: 'guide "Orders" describes the call, path not shown',
  },
  cancelOrder: {
    method: 'POST',
    path: '/orders/{orderId}/cancel',
    version: 'v1.2',
    certainty: 'our reading',
    source: 'page "Cancel an order": a POST, path not shown',
  },
} as const satisfies Record<string, Endpoint>

/** Names of the insurer's calls, the keys of `defaultEndpoints`. */
export type EndpointName = keyof typeof defaultEndpoints

/** Another path, or other parts, for some of the calls. */
export type EndpointOverrides = {
  [Name in EndpointName]?: string | Partial<Omit<Endpoint, 'certainty' | 'source'>> | undefined
}

/** Applies the overrides to the table. A string is short for `{ path }`. */
export function resolveEndpoints(overrides: EndpointOverrides = {}): Record<EndpointName, Endpoint> {
  const resolved: Record<EndpointName, Endpoint> = { ...defaultEndpoints }
  for (const name of Object.keys(defaultEndpoints) as EndpointName[]) {
    const override = overrides[name]
    if (override === undefined) continue
    resolved[name] = { ...resolved[name], ...(typeof override === 'string' ? { path: override } : override) }
  }
  return resolved
}
