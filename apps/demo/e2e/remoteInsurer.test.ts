import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox } from '@hakuna-kit/sandbox'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createShop, type Shop } from '../server/createShop.js'

/** A test cannot reach the insurer's own sandbox. Instead our sandbox runs on another port, with a key of its own. */
describe('with an insurer on another host', () => {
  const sandbox = createSandbox({ secretKeys: ['sk_test_of_mine'] })
  let server: Server
  let shop: Shop
  beforeAll(async () => {
    server = createServer(getRequestListener((request) => sandbox.fetch(request)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    shop = await createShop({
      env: { HAKUNA_SECRET_KEY: 'sk_test_of_mine', HAKUNA_BASE_URL: `http://127.0.0.1:${port}/sandbox` },
    })
  })
  afterAll(async () => {
    await shop?.close()
    server?.close()
  })

  const ask = (path: string, init?: RequestInit) => shop.fetch(new Request(`http://shop.test${path}`, init))

  it('the shop looks plans up there, and its answers name the host but not the key', async () => {
    const product = { id: 'prd-iphone14', title: 'x', brand: 'Apple', price: { amount: 1, currency: 'eur' } }
    const plans = await ask('/api/protection/plans', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ products: [product] }),
    })
    expect(await plans.json()).toMatchObject({ lookups: [{ plans: [{ merchantProductId: 'pl-prd-hakuna' }] }] })
    expect(sandbox.inspect().messages).toMatchObject([{ path: '/plans', status: 200 }])

    const catalogue = await (await ask('/shop-api/catalogue')).text()
    expect(JSON.parse(catalogue)).toMatchObject({
      insurer: { kind: 'remote', host: expect.stringContaining('127.0.0.1') },
    })
    expect(catalogue).not.toContain('sk_')
    expect(await (await ask('/shop-api/insurer')).json()).toMatchObject({ insurer: { kind: 'remote' }, view: null })
  })
})
