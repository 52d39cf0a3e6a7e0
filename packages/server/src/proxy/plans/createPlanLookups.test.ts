import { describe, expect, it } from 'vitest'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'

const minute = 60_000

function setUp(options: NonNullable<Parameters<typeof createStack>[0]>['proxy'] = {}) {
  let time = Date.UTC(2026, 0, 1)
  const stack = createStack({ proxy: { now: () => time, tries: 1, ...options } })
  return {
    ...stack,
    wait: (milliseconds: number) => (time += milliseconds),
    lookups: () => stack.sandbox.inspect().messages.length,
  }
}

describe('kept plans', () => {
  it('serve a session for five minutes', async () => {
    const { client, wait, lookups } = setUp()
    const first = await client.lookUpPlans([phone, phoneCase])
    wait(5 * minute)
    expect(await client.lookUpPlans([phone, phoneCase])).toEqual(first)
    expect(lookups()).toBe(2)
    wait(1)
    await client.lookUpPlans([phone])
    expect(lookups()).toBe(3)
  })

  it('are not handed to another session, unless the shop says so', async () => {
    const apart = setUp()
    await apart.client.lookUpPlans([phone])
    await apart.newBrowser().client.lookUpPlans([phone])
    expect(apart.lookups()).toBe(2)
    const together = setUp({ planCache: 'shared' })
    await together.client.lookUpPlans([phone])
    await together.newBrowser().client.lookUpPlans([phone])
    expect(together.lookups()).toBe(1)
  })

  it('are not kept where the shop says so', async () => {
    const { client, lookups } = setUp({ planCache: false })
    await client.lookUpPlans([phone])
    await client.lookUpPlans([phone])
    expect(lookups()).toBe(2)
  })

  it('are kept by everything that the insurer is told of the product', async () => {
    const { client, lookups } = setUp()
    const variants = [
      phone,
      { ...phone, price: { amount: 99_900, currency: 'eur' } },
      { ...phone, price: { amount: 112_900, currency: 'chf' } },
      { ...phone, title: 'iPhone 14 Pro' },
      { ...phone, brand: 'Pear' },
      { ...phone, category: 'tablets' },
      { ...phone, category: undefined },
    ]
    for (const variant of [...variants, ...variants]) await client.lookUpPlans([variant])
    expect(lookups()).toBe(variants.length)
  })

  it('never hold a failure', async () => {
    const { client, sandbox } = setUp()
    sandbox.setFaults([{ status: 500 }])
    expect((await client.lookUpPlans([phone]))[0]?.reason).toBe('insurer_unavailable')
    sandbox.setFaults([])
    expect((await client.lookUpPlans([phone]))[0]?.plans).toHaveLength(1)
  })

  it('serve while the insurer is down for as long as the shop allows, and no longer', async () => {
    const { client, sandbox, wait } = setUp({ staleIfErrorMs: 10 * minute })
    const first = await client.lookUpPlans([phone])
    sandbox.setFaults([{ status: 500 }])
    wait(15 * minute)
    expect(await client.lookUpPlans([phone])).toEqual(first)
    wait(1)
    expect((await client.lookUpPlans([phone]))[0]?.reason).toBe('insurer_unavailable')
    const strict = setUp()
    await strict.client.lookUpPlans([phone])
    strict.sandbox.setFaults([{ status: 500 }])
    strict.wait(5 * minute + 1)
    expect((await strict.client.lookUpPlans([phone]))[0]?.reason).toBe('insurer_unavailable')
  })

  it('take no more memory than allowed', async () => {
    const { client, lookups } = setUp({ planCacheMaxBytes: 3_000 })
    const products = Array.from({ length: 20 }, (_, index) => ({ ...phone, id: `phone-${index}` }))
    await client.lookUpPlans(products)
    await client.lookUpPlans(products.slice(0, 1))
    expect(lookups()).toBe(21)
  })
})

describe('lookups under way', () => {
  it('are shared: the same product many times costs one request', async () => {
    const { client, fetch, lookups } = setUp()
    await client.lookUpPlans([phoneCase])
    const twice = await client.lookUpPlans([phone, phone])
    expect(twice[0]).toEqual(twice[1])
    const body = JSON.stringify({ products: [{ ...phone, id: 'phone-2' }] })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    await Promise.all(Array.from({ length: 10 }, () => fetch('/api/protection/plans', init)))
    expect(lookups()).toBe(3)
  })

  it('run eight at once for one request, and each fails alone', async () => {
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
