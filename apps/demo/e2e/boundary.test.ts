import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestDemo, type TestDemo } from './support/startTestDemo.js'

describe("the demo's addresses", () => {
  let demo: TestDemo
  beforeAll(async () => {
    demo = await startTestDemo()
  })
  afterAll(() => demo?.close())

  it.each(['events', 'offers', 'feeds/order', 'orders', 'checkouts', 'checkout'])(
    'does not pass /%s on to the insurer',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(`${demo.url}/api/protection/${path}`, {
          method,
          headers: { 'Content-Type': 'application/json' },
          ...(method === 'POST' ? { body: JSON.stringify({ type: 'order_placed', payload: {} }) } : {}),
        })
        expect([404, 405]).toContain(response.status)
        expect(response.headers.get('content-type')).toContain('application/problem+json')
      }
      expect(demo.sandbox.inspect().messages).toEqual([])
    },
  )

  it.each([
    ['/shop-api/cart/lines', '{"items":[{"productId":"prd-iphone14","quantity":-1}]}', 400],
    ['/shop-api/cart/lines', '{"items":[{"productId":"prd-iphone14","quantity":1.5}]}', 400],
    ['/shop-api/cart/lines', '{"items":[{"productId":"prd-unknown","quantity":1}]}', 422],
    ['/shop-api/cart/lines', '{"items":', 400],
    ['/shop-api/orders', '{}', 400],
    ['/shop-api/nothing', '{}', 404],
  ])('answers bad input to %s with a code and no stack trace', async (path, body, status) => {
    const response = await fetch(demo.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    expect(response.status).toBe(status)
    const problem = (await response.json()) as { code: string }
    expect(problem.code).toMatch(/^[a-z_]+$/)
    expect(JSON.stringify(problem)).not.toContain('at ')
  })

  it('refuses a write that comes from another site or is not JSON', async () => {
    const body = '{"items":[{"productId":"prd-iphone14","quantity":1}]}'
    const json = { 'Content-Type': 'application/json' }
    const post = (headers: Record<string, string>) =>
      fetch(`${demo.url}/shop-api/cart/lines`, { method: 'POST', headers, body })
    expect((await post({ ...json, Origin: 'https://elsewhere.example' })).status).toBe(400)
    expect((await post({ ...json, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(400)
    expect((await post({ 'Content-Type': 'text/plain' })).status).toBe(400)
    expect((await post({ ...json, Origin: demo.url })).status).toBe(200)
  })

  it("does not use a plan's price from the browser", async () => {
    const plan = {
      productId: 'pl-prd-hakuna',
      quantity: 1,
      customProperties: { productReference: 'prd-iphone14', planId: 'pl-prd-hakuna' },
    }
    const add = (item: object) =>
      fetch(`${demo.url}/shop-api/cart/lines`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ items: [item] }),
      })
    const { cart } = (await (await add({ ...plan, title: 'Cheap', unitPrice: { amount: 1 } })).json()) as {
      cart: { lineItems: unknown[] }
    }
    expect(cart.lineItems).toMatchObject([{ title: '1 Jahr Garantieerweiterung', unitPrice: { amount: 1_200 } }])
    // It does not charge another price than the shopper saw, either.
    expect((await add({ ...plan, shownPrice: 1_100 })).status).toBe(422)
    expect((await add({ ...plan, shownPrice: 1_200 })).status).toBe(200)
    expect((await add({ ...plan, customProperties: { ...plan.customProperties, planId: 'invented' } })).status).toBe(
      422,
    )
  })
})
