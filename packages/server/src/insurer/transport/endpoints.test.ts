import { describe, expect, it } from 'vitest'
import { defaultEndpoints, resolveEndpoints } from './endpoints.js'

describe('resolveEndpoints', () => {
  it('takes a path, or parts, and does not change the other calls', () => {
    const endpoints = resolveEndpoints({ planLookup: '/v2/plans', cartReport: { path: '/carts', version: 'v1.2' } })
    expect(endpoints.planLookup).toMatchObject({ method: 'GET', path: '/v2/plans', version: 'v2.0' })
    expect(endpoints.cartReport).toMatchObject({ method: 'POST', path: '/carts', version: 'v1.2' })
    expect(endpoints.events).toEqual(defaultEndpoints.events)
  })

  it('takes a method, and leaves a call that is undefined as it is', () => {
    const endpoints = resolveEndpoints({ planLookup: { method: 'POST' }, events: undefined })
    expect(endpoints.planLookup).toEqual({ ...defaultEndpoints.planLookup, method: 'POST' })
    expect(endpoints.events).toEqual(defaultEndpoints.events)
    expect(defaultEndpoints.planLookup.method).toBe('GET')
    expect(resolveEndpoints()).toEqual(defaultEndpoints)
  })

  it('has the calls that shops rely on', () => {
    const calls = Object.entries(defaultEndpoints).map(
      ([name, { method, path, version, certainty }]) => `${name}: ${method} ${path} ${version}, ${certainty}`,
    )
    expect(calls).toEqual([
      'planLookup: GET /plans v2.0, our reading',
      'planConnections: GET /plan_connections v2.0, our reading',
      'cartReport: POST /orders v2.0, documented',
      'checkoutNotification: POST /orders v2.0, documented',
      'events: POST /events v2.0, documented',
      'orderFeed: POST /feeds/order v1.2, documented',
      'orderFeedStatus: GET /feeds/order/{requestId} v1.2, vendor page',
      'createOffer: POST /offers v1.2, vendor page',
      'retrieveOffer: GET /offers/{offerId} v1.2, our reading',
      'hostedCheckout: GET /checkouts v2.0, vendor page',
      'placeOrder: POST /orders v1.2, our reading',
      'retrieveOrder: GET /orders/{orderId} v1.2, our reading',
      'fulfillOrder: POST /orders/{orderId}/fulfillments v1.2, our reading',
      'refundOrder: POST /orders/{orderId}/refunds v1.2, our reading',
      'cancelOrder: POST /orders/{orderId}/cancel v1.2, our reading',
    ])
  })

  it('names the source of every path', () => {
    for (const endpoint of Object.values(defaultEndpoints)) {
      expect(endpoint.source).not.toBe('')
      expect(['documented', 'vendor page', 'our reading']).toContain(endpoint.certainty)
    }
  })
})
