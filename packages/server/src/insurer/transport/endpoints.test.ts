import { describe, expect, it } from 'vitest'
import { defaultEndpoints, resolveEndpoints } from './endpoints.js'

describe('resolveEndpoints', () => {
  it('takes a path, or parts, and does not change the other calls', () => {
    const endpoints = resolveEndpoints({ planLookup: '/v2/plans', cartReport: { path: '/carts', version: 'v1.2' } })
    expect(endpoints.planLookup).toMatchObject({ method: 'GET', path: '/v2/plans', version: 'v2.0' })
    expect(endpoints.cartReport).toMatchObject({ method: 'POST', path: '/carts', version: 'v1.2' })
    expect(endpoints.events).toEqual(defaultEndpoints.events)
  })

  it('names the source of every path', () => {
    for (const endpoint of Object.values(defaultEndpoints)) {
      expect(endpoint.source).not.toBe('')
      expect(['documented', 'vendor page', 'our reading']).toContain(endpoint.certainty)
    }
  })
})
