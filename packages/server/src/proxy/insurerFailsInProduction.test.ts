import { phone } from '@hakuna-kit/test/products'
import { post, secretKey } from '@hakuna-kit/test/server/createStack'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { createProtectionProxy } from './createProtectionProxy.js'

// Lines for developers do not exist there.
let createProxy: typeof createProtectionProxy
beforeEach(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  vi.resetModules()
  createProxy = (await import('./createProtectionProxy.js')).createProtectionProxy
})
// Other files of the project share the modules.
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

it('a page gets its answer where the insurer fails', async () => {
  const proxy = createProxy({
    secretKey,
    fetch: async () => Promise.reject(new TypeError('no network')),
    products: async (ids) => ids.map(() => phone),
  })
  const plans = await proxy(post('/plans', { products: [phone] }))
  expect(await plans.json()).toEqual({
    lookups: [expect.objectContaining({ productId: phone.id, plans: [], reason: 'insurer_unavailable' })],
  })
  const cart = { id: 'cart-1', currency: 'eur', lineItems: [] }
  const headers = { cookie: plans.headers.get('set-cookie')!.split(';')[0]! }
  expect((await (await proxy(post('/cart/report', { cart }, headers))).json()).code).toBe('insurer_fault')
})
