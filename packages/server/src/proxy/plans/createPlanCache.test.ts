import { describe, expect, it } from 'vitest'
import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'

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

  it('take no more memory than allowed', async () => {
    const { client, lookups } = setUp({ planCache: { maxBytes: 3_000 } })
    const products = Array.from({ length: 20 }, (_, index) => ({ ...phone, id: `phone-${index}` }))
    await client.lookUpPlans(products)
    await client.lookUpPlans(products.slice(0, 1))
    expect(lookups()).toBe(21)
  })
})
