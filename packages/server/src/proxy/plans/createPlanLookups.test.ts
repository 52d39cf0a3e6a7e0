import { describe, expect, it } from 'vitest'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'

function setUp(options: NonNullable<Parameters<typeof createStack>[0]>['proxy'] = {}) {
  let time = Date.UTC(2026, 0, 1)
  const stack = createStack({ proxy: { now: () => time, retry: { tries: 1 }, ...options } })
  return {
    ...stack,
    wait: (milliseconds: number) => (time += milliseconds),
    lookups: () => stack.sandbox.inspect().messages.length,
  }
}

describe('plan lookups', () => {
  it('at the same time share one request for the same product', async () => {
    const { client, fetch, lookups } = setUp()
    await client.lookUpPlans([phoneCase])
    const twice = await client.lookUpPlans([phone, phone])
    expect(twice[0]).toEqual(twice[1])
    const body = JSON.stringify({ products: [{ ...phone, id: 'phone-2' }] })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    await Promise.all(Array.from({ length: 10 }, () => fetch('/api/protection/plans', init)))
    expect(lookups()).toBe(3)
  })

  it('of one request run eight at a time, and one failure does not affect the rest', async () => {
    let underWay = 0
    let most = 0
    const { client } = setUp({
      fetch: async (input) => {
        most = Math.max(most, ++underWay)
        await new Promise((resolve) => setTimeout(resolve, 2))
        underWay--
        const id = new URL(String(input)).searchParams.get('id')
        if (id === 'phone-7') return new Response('', { status: 500 })
        if (id === 'phone-8')
          return Response.json({ error: { error_code: 'invalid_request_parameters' } }, { status: 400 })
        return Response.json({ plans: [] })
      },
    })
    const products = Array.from({ length: 100 }, (_, index) => ({ ...phone, id: `phone-${index}` }))
    const lookups = await client.lookUpPlans(products)
    expect(most).toBe(8)
    expect(lookups.map(({ productId }) => productId)).toEqual(products.map(({ id }) => id))
    expect(lookups.filter(({ reason }) => reason === 'insurer_unavailable').map(({ productId }) => productId)).toEqual([
      'phone-7',
    ])
    expect(lookups.filter(({ reason }) => reason === 'invalid_product').map(({ productId }) => productId)).toEqual([
      'phone-8',
    ])
  })
})
