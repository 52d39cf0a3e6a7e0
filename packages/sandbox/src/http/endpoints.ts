/** Every path of the sandbox, without the optional prefix `/sandbox`. `name` is the name of its handler. */
export const endpoints = [
  /** Our guess: the documents describe the call and its answer, not the path. */
  { name: 'lookUpPlans', method: 'GET', path: '/plans' },
  /** Our guess: as above. */
  { name: 'getPlanConnections', method: 'GET', path: '/plan_connections' },
  /** Guide "ERP + E-commerce": takes cart reports, checkout notifications and order events (see `takeOrderMessage`). */
  { name: 'takeOrderMessage', method: 'POST', path: '/orders' },
  /** Events page. */
  { name: 'publishEvent', method: 'POST', path: '/events' },
  /** API reference v1.2. */
  { name: 'createOffer', method: 'POST', path: '/offers' },
  /** Our guess: the reference only names the call. */
  { name: 'retrieveOffer', method: 'GET', path: '/offers/{id}' },
  /** Order feed page. */
  { name: 'submitFeed', method: 'POST', path: '/feeds/order' },
  /** Page "Tracking your order requests". */
  { name: 'getFeedStatus', method: 'GET', path: '/feeds/order/{id}' },
  /** Page "Self-service checkout with Hakuna Redirect". */
  { name: 'findHostedCheckout', method: 'GET', path: '/checkouts' },
  // Order management: the calls are described, their paths are unpublished. These two groups of paths are our guess.
  { name: 'placeManagedOrder', method: 'POST', path: '/managed_orders' },
  { name: 'retrieveManagedOrder', method: 'GET', path: '/managed_orders/{id}' },
  { name: 'fulfillManagedOrder', method: 'POST', path: '/managed_orders/{id}/fulfillments' },
  { name: 'refundManagedOrder', method: 'POST', path: '/managed_orders/{id}/refunds' },
  { name: 'cancelManagedOrder', method: 'POST', path: '/managed_orders/{id}/cancel', bodyOptional: true },
  { name: 'retrieveManagedOrder', method: 'GET', path: '/orders/{id}' },
  { name: 'fulfillManagedOrder', method: 'POST', path: '/orders/{id}/fulfillments' },
  { name: 'refundManagedOrder', method: 'POST', path: '/orders/{id}/refunds' },
  { name: 'cancelManagedOrder', method: 'POST', path: '/orders/{id}/cancel', bodyOptional: true },
] as const satisfies readonly Endpoint[]

export type Endpoint = { name: string; method: 'GET' | 'POST'; path: string; bodyOptional?: true }

export type EndpointName = (typeof endpoints)[number]['name']

/** The path without the prefix `/sandbox` and without a trailing slash. */
export function normalisePath(path: string): string {
  const withoutPrefix = path.replace(/^\/sandbox(?=\/|$)/, '')
  return withoutPrefix.replace(/\/+$/, '') || '/'
}

/** The endpoint for a method and path; else the methods that the path allows (none: the path is unknown). */
export function findEndpoint(
  method: string,
  path: string,
): { endpoint: Endpoint & { name: EndpointName }; id: string } | { allowed: string[] } {
  const matching = endpoints.flatMap((endpoint) => {
    const id = findId(endpoint.path, path)
    return id === undefined ? [] : [{ endpoint, id }]
  })
  return (
    matching.find(({ endpoint }) => endpoint.method === method) ?? {
      allowed: [...new Set(matching.map(({ endpoint }) => endpoint.method))],
    }
  )
}

/** The id in a path that matches the pattern, empty if the pattern has none; undefined for any other path. */
function findId(pattern: string, path: string): string | undefined {
  const [before, after] = pattern.split('{id}')
  if (after === undefined) return path === pattern ? '' : undefined
  const id = path.slice(before?.length, path.length - after.length)
  return `${before}${id}${after}` === path && !id.includes('/') ? decode(id) : undefined
}

/** Undefined for an empty id and for one that is not encoded as a URL asks. */
function decode(id: string): string | undefined {
  try {
    return decodeURIComponent(id) || undefined
  } catch {
    return undefined
  }
}
