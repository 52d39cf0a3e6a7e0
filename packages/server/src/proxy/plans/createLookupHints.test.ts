import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { createSandbox } from '@hakuna-kit/sandbox'
import { describe, expect, it, vi } from 'vitest'
import type { ProtectionProxyOptions } from '../ProtectionProxyOptions.js'

const liveKey = 'sk_live_example'

async function hintOf(proxy: Partial<ProtectionProxyOptions>, product = phoneCase, headers?: Record<string, string>) {
  const { client } = createStack({
    proxy: { retry: { tries: 1 }, ...proxy },
    sandbox: {
      secretKeys: ['sk_test_example', liveKey],
      ...(headers ? { faults: [{ path: '/plans', headers }] } : {}),
    },
  })
  return (await client.lookUpPlans([product]))[0]?.hint
}

describe('createLookupHints', () => {
  it('names the categories of the sandbox where the insurer has no plan', async () => {
    expect((await hintOf({}))?.knownCategories?.slice(0, 2)).toEqual(['smartphones', 'tablets'])
  })

  it("names the category and the origin of the shop's own data", async () => {
    const products = (ids: string[]) => ids.map((id) => ({ ...phoneCase, id, category: 'hulls' }))
    expect(await hintOf({ products })).toMatchObject({ isFromShop: true, category: 'hulls' })
  })

  it("says that the shop's own products failed, and not the insurer", async () => {
    const products = () => Promise.reject(new Error('of Max Mustermann'))
    expect(await hintOf({ products })).toEqual({ isFromShop: true, failure: 'shop' })
  })

  it('says how a call of the insurer failed', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'))
    expect(await hintOf({ fetch })).toEqual({ failure: 'unreachable' })
    expect(await hintOf({ fetch: async () => new Response('', { status: 503 }) })).toEqual({
      failure: 'unavailable',
      status: 503,
    })
  })

  it('remembers the categories of an earlier answer, and names none of a product that was not looked up', async () => {
    const fetch = createSandbox().fetch
    const { client } = createStack({
      proxy: {
        planCache: false,
        retry: { tries: 1 },
        currencies: ['eur'],
        fetch: (input, init) =>
          String(input).includes('id=down') ? Promise.reject(new TypeError()) : fetch(input, init),
      },
    })
    await client.lookUpPlans([phoneCase])
    const inYen = { ...phone, price: { amount: 1, currency: 'jpy' } }
    const lookups = await client.lookUpPlans([{ ...phone, id: 'down' }, inYen])
    expect(lookups).toMatchObject([
      { hint: { failure: 'unreachable', knownCategories: expect.arrayContaining(['tablets']) } },
      { reason: 'currency_unsupported', hint: {} },
    ])
    expect(lookups[1]?.hint).not.toHaveProperty('knownCategories')
  })

  it('calls the fetch that the platform has at the time of the call', async () => {
    const { client } = createStack({ proxy: { fetch: undefined } })
    const later = vi.spyOn(globalThis, 'fetch').mockImplementation(createSandbox().fetch)
    const [lookup] = await client.lookUpPlans([phone])
    later.mockRestore()
    expect(lookup?.plans).toHaveLength(1)
  })

  it('says nothing outside of the development mode', async () => {
    expect(await hintOf({ secretKey: liveKey })).toBeUndefined()
    expect(await hintOf({ development: false })).toBeUndefined()
    expect(await hintOf({ secretKey: liveKey, development: true })).toBeDefined()
  })

  it('says nothing where there are plans', async () => expect(await hintOf({}, phone)).toBeUndefined())

  it('passes only short plain names of a header on, and not many', async () => {
    const names = ['Fahrr%C3%A4der', '%3Cscript%3E', '%E0%A4%A', 'x'.repeat(61), '', '-a', 'a, b']
    const headers = { 'Sandbox-Categories': names.map((name) => name.replace(', ', '%2C%20')).join(',') }
    expect((await hintOf({}, phoneCase, headers))?.knownCategories).toEqual(['Fahrräder', 'a, b'])
    const longest = { 'Sandbox-Categories': ['x'.repeat(60), '7', 'a%20%26%20b/c_d-e', 'a!', 'b%0A'].join(',') }
    expect((await hintOf({}, phoneCase, longest))?.knownCategories).toEqual(['x'.repeat(60), '7', 'a & b/c_d-e'])
    const many = Array.from({ length: 99 }, (_, index) => `c${index}`).join(',')
    expect((await hintOf({}, phoneCase, { 'Sandbox-Categories': many }))?.knownCategories).toHaveLength(50)
  })
})
