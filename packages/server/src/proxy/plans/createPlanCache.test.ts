import { describe, expect, it } from 'vitest'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { createPlanCache } from './createPlanCache.js'

const minute = 60_000

function setUp(options: NonNullable<Parameters<typeof createStack>[0]>['proxy'] = {}) {
  let time = Date.UTC(2026, 0, 1)
  const stack = createStack({ proxy: { now: () => time, retry: { tries: 1 }, ...options } })
  return {
    ...stack,
    wait: (milliseconds: number) => (time += milliseconds),
    lookups: () => stack.sandbox.inspect().messages.length,
  }
}

describe('cached plans', () => {
  it('are used for five minutes in a session', async () => {
    const { client, wait, lookups } = setUp()
    const first = await client.lookUpPlans([phone, phoneCase])
    wait(5 * minute)
    expect(await client.lookUpPlans([phone, phoneCase])).toEqual(first)
    expect(lookups()).toBe(2)
    wait(1)
    await client.lookUpPlans([phone])
    expect(lookups()).toBe(3)
  })

  it('are not used for another session, except with the scope `shared`', async () => {
    const apart = setUp()
    await apart.client.lookUpPlans([phone])
    await apart.newBrowser().client.lookUpPlans([phone])
    expect(apart.lookups()).toBe(2)
    const together = setUp({ planCache: { scope: 'shared' } })
    await together.client.lookUpPlans([phone])
    await together.newBrowser().client.lookUpPlans([phone])
    expect(together.lookups()).toBe(1)
  })

  it('are not kept with `planCache: false`', async () => {
    const { client, lookups } = setUp({ planCache: false })
    await client.lookUpPlans([phone])
    await client.lookUpPlans([phone])
    expect(lookups()).toBe(2)
  })

  it('are kept by every value of the product that the insurer gets', async () => {
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

  it('never include a failure', async () => {
    const { client, sandbox } = setUp()
    sandbox.setFaults([{ status: 500 }])
    expect((await client.lookUpPlans([phone]))[0]?.reason).toBe('insurer_unavailable')
    sandbox.setFaults([])
    expect((await client.lookUpPlans([phone]))[0]?.plans).toHaveLength(1)
  })

  it('are used while the insurer is down for `staleIfErrorMs`, and no longer', async () => {
    const { client, sandbox, wait } = setUp({ planCache: { staleIfErrorMs: 10 * minute } })
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

  it('are not used where the clock went back', async () => {
    const { client, wait, lookups } = setUp()
    await client.lookUpPlans([phone])
    wait(-1)
    await client.lookUpPlans([phone])
    expect(lookups()).toBe(2)
  })

  it('are used as long as `ttlMs` says', async () => {
    const { client, wait, lookups } = setUp({ planCache: { ttlMs: 1_000 } })
    await client.lookUpPlans([phone])
    wait(1_000)
    await client.lookUpPlans([phone])
    expect(lookups()).toBe(1)
    wait(1)
    await client.lookUpPlans([phone])
    expect(lookups()).toBe(2)
  })

  it('include refusals, which asking again would not change', async () => {
    const { client, sandbox, lookups } = setUp()
    sandbox.setFaults([{ status: 422 }])
    for (let call = 0; call < 2; call++) {
      expect(await client.lookUpPlans([phone])).toMatchObject([{ reason: 'invalid_product' }])
    }
    expect(lookups()).toBe(1)
  })
})

describe('createPlanCache', () => {
  const found = { plansJson: '[{"id":"pl-1"}]' }
  const price = (amount: number, currency = 'jpy') => ({ ...phone, price: { amount, currency } })

  it('has a key of its own for each value of a product, and for each session', () => {
    const { keyOf } = createPlanCache({ now: () => 0 })
    const products = [
      phone,
      { ...phone, id: 'prd-2' },
      { ...phone, category: 'tablets' },
      { ...phone, category: undefined },
      { ...phone, title: 'iPhone' },
      { ...phone, brand: 'Pear' },
      price(1_129),
      price(1_129, 'bhd'),
    ]
    const keys = products.flatMap((product) => [keyOf(product, 'session-1'), keyOf(product, 'session-2')])
    expect(new Set(keys).size).toBe(2 * products.length)
    expect(keyOf({ ...phone }, 'session-1')).toBe(keys[0])
    const shared = createPlanCache({ scope: 'shared', now: () => 0 })
    expect(shared.keyOf(phone, 'session-1')).toBe(shared.keyOf(phone, 'session-2'))
  })

  it('keeps two entries in just the memory that they take, and one in a byte less', () => {
    const bytes = 2 * (3 + found.plansJson.length) + 200
    for (const [maxBytes, first] of [
      [2 * bytes, found],
      [2 * bytes - 1, undefined],
    ] as const) {
      const cache = createPlanCache({ maxBytes, now: () => 0 })
      cache.set('one', found)
      cache.set('two', found)
      expect([cache.getFresh('one'), cache.getFresh('two')]).toEqual([first, found])
    }
  })

  it('drops the entry that was not used for the longest time', () => {
    const cache = createPlanCache({ maxBytes: 2 * (2 * (3 + found.plansJson.length) + 200), now: () => 0 })
    for (const key of ['one', 'two']) cache.set(key, found)
    cache.getFresh('one')
    cache.set('six', found)
    expect(['one', 'two', 'six'].map((key) => cache.getFresh(key))).toEqual([found, undefined, found])
  })

  it('takes 16,000,000 bytes by default', () => {
    const cache = createPlanCache({ now: () => 0 })
    const large = { plansJson: 'x'.repeat(4_000_000 - 103) }
    cache.set('one', large)
    cache.set('two', large)
    expect(cache.getFresh('one')).toBe(large)
    cache.set('1', { plansJson: '' })
    expect(cache.getFresh('two')).toBeUndefined()
  })

  it('forgets an entry that can no longer serve, and keeps one that still can', () => {
    let time = 0
    const cache = createPlanCache({ ttlMs: 10, staleIfErrorMs: 5, now: () => time })
    cache.set('one', found)
    time = 15
    expect([cache.getFresh('one'), cache.getStale('one')]).toEqual([undefined, found])
    time = 16
    expect(cache.getStale('one')).toBeUndefined()
    time = 0
    expect(cache.getFresh('one')).toBeUndefined()
  })
})
