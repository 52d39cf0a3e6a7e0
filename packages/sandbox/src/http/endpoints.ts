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
): { endpoint: Endpoint & { name: EndpointName }; params: Record<string, string> } | { allowed: string[] } {
  const matching = endpoints.flatMap((endpoint) => {
    const params = matchPath(endpoint.path, path)
    return params ? [{ endpoint, params }] : []
  })
  return (
    matching.find(({ endpoint }) => endpoint.method === method) ?? {
      allowed: matching.map(({ endpoint }) => endpoint.method),
    }
  )
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith('{')) {
      const decoded = decode(value)
      if (!decoded) return undefined
      params[part.slice(1, -1)] = decoded
    } else if (part !== value) return undefined
  }
  return params
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
