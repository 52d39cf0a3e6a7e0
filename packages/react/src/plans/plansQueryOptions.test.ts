// @vitest-environment node
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import type { PlanLookup, Product, ProtectionClient } from '@hakuna-kit/core'
import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { invalidatePlans } from './invalidatePlans.js'
import { plansQueryOptions } from './plansQueryOptions.js'

/** A query client that looks plans up through the whole stack, or through `client`. */
function createQueries(client: Partial<ProtectionClient> = {}) {
  const stack = createStack()
  const lookUpPlans = vi.fn(client.lookUpPlans ?? stack.client.lookUpPlans)
  const queries = new QueryClient()
  const options = (product: Product) => plansQueryOptions({ client: { ...stack.client, lookUpPlans }, product })
  return { queries, lookUpPlans, options, fetch: (product: Product) => queries.fetchQuery(options(product)) }
}

const answering = (lookup: Partial<PlanLookup>) => ({
  lookUpPlans: async () => [{ productId: phone.id, plans: [], ...lookup }],
})

describe('plansQueryOptions', () => {
  it('sends the fields of a product that the insurer needs, and no other', async () => {
    const { fetch, lookUpPlans } = createQueries()
    const { plans } = await fetch({ ...phone, purchasePrice: 70_000, customer: 'Jane Doe' } as Product)
    expect(plans).toHaveLength(1)
    expect(lookUpPlans.mock.calls.map(([products]) => products)).toEqual([[phone]])
  })

  it('has a key for each product, its data and its price, and one for equal data', () => {
    const { options } = createQueries()
    const keyOf = (product: Product) => JSON.stringify(options(product).queryKey)
    expect(options(phone).queryKey).toEqual(['hakuna-kit', 'plans', phone.id, phone])
    expect(keyOf({ ...phone, sku: 7 } as Product)).toBe(keyOf(phone))
    const others: Partial<Product>[] = [
      { id: 'other' },
      { category: 'tablets' },
      { title: 'iPhone 15' },
      { brand: 'Lumen' },
      { price: { amount: 1, currency: 'eur' } },
      { price: { amount: phone.price.amount, currency: 'chf' } },
    ]
    const keys = [{}, ...others].map((change) => keyOf({ ...phone, ...change }))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each<[string, Partial<PlanLookup>, number]>([
    ['plans', {}, 300_000],
    ['no plans', { reason: 'no_match' }, 300_000],
    ['an insurer that cannot be reached', { reason: 'insurer_unavailable' }, 30_000],
  ])('asks again after %s once the answer is old, and no millisecond earlier', async (_, lookup, staleMs) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 })
    const { fetch, lookUpPlans } = createQueries(answering(lookup))
    await fetch(phone)
    vi.setSystemTime(staleMs - 1)
    await fetch(phone)
    expect(lookUpPlans).toHaveBeenCalledTimes(1)
    vi.setSystemTime(staleMs)
    await fetch(phone)
    expect(lookUpPlans).toHaveBeenCalledTimes(2)
    vi.useRealTimers()
  })

  it('does not try again by itself, because the proxy has', async () => {
    const { fetch, lookUpPlans } = createQueries({ lookUpPlans: () => Promise.reject(new Error('down')) })
    await expect(fetch(phone)).rejects.toThrow('down')
    expect(lookUpPlans).toHaveBeenCalledTimes(1)
  })

  it('stops a lookup that nobody waits for any more', async () => {
    const signals: (AbortSignal | undefined)[] = []
    const { queries, fetch, options } = createQueries({
      lookUpPlans: (_, call) => new Promise(() => signals.push(call?.signal)),
    })
    const lookup = fetch(phone).catch(() => 'cancelled')
    await queries.cancelQueries({ queryKey: options(phone).queryKey })
    expect(await lookup).toBe('cancelled')
    expect(signals.map((signal) => signal?.aborted)).toEqual([true])
  })

  it('leaves out of a list what is no plan', async () => {
    const { fetch } = createQueries(answering({ plans: [null, undefined, { id: 'a' }] as never }))
    expect(await fetch(phone)).toEqual({ productId: phone.id, plans: [{ id: 'a' }] })
  })
})

describe('invalidatePlans', () => {
  it('makes all lookups of the product old, and no other', async () => {
    const { queries, fetch, options, lookUpPlans } = createQueries()
    const cheaper = { ...phone, price: { amount: 90_000, currency: 'eur' } }
    for (const product of [phone, cheaper, tablet]) await fetch(product)
    invalidatePlans(queries, phone.id)
    const isOld = (product: Product) => queries.getQueryState(options(product).queryKey)?.isInvalidated
    expect([phone, cheaper, tablet].map(isOld)).toEqual([true, true, false])
    expect(lookUpPlans).toHaveBeenCalledTimes(3)
  })
})
