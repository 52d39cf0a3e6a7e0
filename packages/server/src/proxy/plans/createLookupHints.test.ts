import { phone, phoneCase } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
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
  })

  it('says nothing outside of the development mode', async () => {
    expect(await hintOf({ secretKey: liveKey })).toBeUndefined()
    expect(await hintOf({ development: false })).toBeUndefined()
    expect(await hintOf({ secretKey: liveKey, development: true })).toBeDefined()
  })

  it('says nothing where there are plans', async () => expect(await hintOf({}, phone)).toBeUndefined())

  it('passes only short plain names of a header on, and not many', async () => {
    const names = ['Fahrr%C3%A4der', '%3Cscript%3E', '%E0%A4%A', 'x'.repeat(61), '', 'a, b']
    const headers = { 'Sandbox-Categories': names.map((name) => name.replace(', ', '%2C%20')).join(',') }
    expect((await hintOf({}, phoneCase, headers))?.knownCategories).toEqual(['Fahrräder', 'a, b'])
    const many = Array.from({ length: 99 }, (_, index) => `c${index}`).join(',')
    expect((await hintOf({}, phoneCase, { 'Sandbox-Categories': many }))?.knownCategories).toHaveLength(50)
  })
})
