import { phone } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'

describe('responses', () => {
  it('have the same security headers, whether they refuse or not', async () => {
    const { proxy } = createStack()
    for (const request of [post('/plans', { products: [phone] }), post('/plans', '{'), post('/nowhere', {})]) {
      const { headers } = await proxy(request)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    }
  })
})
