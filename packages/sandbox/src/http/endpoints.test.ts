import { describe, expect, it } from 'vitest'
import { endpoints, findEndpoint, normalisePath } from './endpoints.js'

describe('paths', () => {
  it.each([
    ['/plans', '/plans'],
    ['/sandbox/plans', '/plans'],
    ['/sandbox/plans//', '/plans'],
    ['/sandbox', '/'],
    ['/sandbox/', '/'],
    ['/', '/'],
    ['/sandboxes', '/sandboxes'],
    ['/sandbox/sandbox/plans', '/sandbox/plans'],
    ['/v1/sandbox/plans', '/v1/sandbox/plans'],
  ])('%s is read as %s', (path, expected) => {
    expect(normalisePath(path)).toBe(expected)
  })

  it.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s has its endpoint, and the id where the path has one',
    (_name, endpoint) => {
      const found = findEndpoint(endpoint.method, endpoint.path.replace('{id}', 'a%2Fb%20c'))
      expect(found).toEqual({ endpoint, id: endpoint.path.includes('{id}') ? 'a/b c' : '' })
    },
  )

  it.each([
    '/',
    '/plan',
    '/plans/x',
    '/offers/',
    '/offers/a/b',
    '/offers/%E0%A4%A',
    '/managed_orders//cancel',
    '/managed_orders/a/b/cancel',
    '/managed_orders/a/cancels',
    '/x/managed_orders/a/cancel',
    '/xmanaged_orders/a',
  ])('%s has none', (path) => {
    expect(findEndpoint('GET', path)).toEqual({ allowed: [] })
    expect(findEndpoint('POST', path)).toEqual({ allowed: [] })
  })

  it('name the methods that they allow, each once', () => {
    expect(findEndpoint('PUT', '/orders')).toEqual({ allowed: ['POST'] })
    expect(findEndpoint('PUT', '/managed_orders')).toEqual({ allowed: ['POST'] })
    expect(findEndpoint('POST', '/offers/x')).toEqual({ allowed: ['GET'] })
    expect(findEndpoint('DELETE', '/feeds/order')).toEqual({ allowed: ['POST'] })
  })
})
