import { getPlanConnections, reportCart, syncCart } from '@hakuna-kit/core/sync'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { createSandbox } from '@hakuna-kit/sandbox'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post, secretKey } from '@hakuna-kit/test/server/createStack'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createInsurerClient } from './insurer/createInsurerClient.js'
import { createProtectionProxy } from './proxy/createProtectionProxy.js'

const consoleWarnings = vi.spyOn(console, 'warn')
beforeEach(() => void consoleWarnings.mockReset().mockImplementation(() => {}))
afterEach(() => vi.unstubAllEnvs())
const lines = () => consoleWarnings.mock.calls.map(([line]) => String(line))

const lookUp = { products: [phone] }
const once = { retry: { tries: 1 } }

describe('an insurer that cannot be used', () => {
  it.each([
    ['a network error', [{ dropRequest: true }], /failed \(unreachable\).*Check baseUrl.*sandbox runs/],
    [
      'a wrong key',
      [{ status: 401 }],
      /\(unauthorized, HTTP 401\).*does not accept secretKey .*belongs to this address\.$/,
    ],
    ['an outage', [{ status: 503 }], /\(unavailable, HTTP 503\).*look at its faults\.$/],
    ['too many calls', [{ status: 429 }], /\(rate_limited, HTTP 429\).*asks for fewer calls.*look at its faults\.$/],
    ['a report that is not found', [{ status: 404, path: '/orders' }], /\(not_found, HTTP 404\).*check baseUrl/],
    ['an answer of something else', [{ body: '<html>' }], /\(invalid_answer, HTTP 200\).*Check baseUrl/],
  ])('is told once, after %s, with its host and without the key', async (_, faults, expected) => {
    const { client } = createStack({ sandbox: { faults }, proxy: { baseUrl: 'https://insurer.example', ...once } })
    for (let call = 0; call < 2; call++) {
      await client.lookUpPlans([phone, { ...phone, id: `other-${call}` }])
      await reportCart(client, createCart()).catch(() => {})
    }
    const told = lines().filter((line) => expected.test(line))
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told).size).toBe(told.length)
    expect(told[0]).toMatch(/so pages show no plans or wrong quantities.*Calls go to insurer\.example\./)
    expect(lines().join()).not.toContain(secretKey)
  })

  it('is told once where its path is wrong, since each lookup then looks like one without a match', async () => {
    const { client } = createStack({ proxy: { baseUrl: 'https://insurer.example/v2', planCache: false } })
    for (let call = 0; call < 2; call++) expect(await client.lookUpPlans([phone])).toMatchObject([{ plans: [] }])
    expect(lines()).toEqual([expect.stringMatching(/insurer\.example answered a lookup of plans with 404.*baseUrl/)])
  })

  it('is told where the cart is synced on the server', async () => {
    const cart = { adapter: () => createMemoryCart({ id: 'cart-1', lineItems: createCart().lineItems }) }
    const { client } = createStack({ sandbox: { faults: [{ status: 401 }] }, proxy: { cart } })
    await expect(syncCart(client)).rejects.toMatchObject({ code: 'insurer_fault' })
    expect(lines()).toEqual([expect.stringMatching(/"cartReport" failed \(unauthorized, HTTP 401\)/)])
  })

  it('is not told where a cart was not reported yet', async () => {
    await expect(getPlanConnections(createStack().client, createCart())).rejects.toMatchObject({ status: 404 })
    expect(lines()).toEqual([])
  })

  it('that a shop made itself is told by the name of its error, without its text', async () => {
    const insurer = {
      ...createInsurerClient({ secretKey, fetch: createSandbox().fetch }),
      lookUpPlans: () => Promise.reject(new RangeError('of Max Mustermann')),
    }
    const fetch = createSandbox({ faults: [{ status: 401 }] }).fetch
    const refusing = createInsurerClient({ secretKey, fetch })
    const { client } = createStack({ proxy: { insurer: { ...insurer, reportCart: refusing.reportCart } } })
    await client.lookUpPlans([phone])
    await reportCart(client, createCart()).catch(() => {})
    expect(lines()).toEqual([
      expect.stringContaining('failed with RangeError, so pages show no plans.'),
      expect.stringContaining('failed (unauthorized, HTTP 401)'),
    ])
  })
})

describe("a function of the shop's own that fails", () => {
  it('is told once, by its option and the name of the error', async () => {
    const { client } = createStack({ proxy: { products: () => Promise.reject(new RangeError('of Max Mustermann')) } })
    for (let call = 0; call < 2; call++) await client.lookUpPlans([phone])
    expect(lines()).toEqual([expect.stringMatching(/option `products` failed with RangeError, .*Mend it\.$/)])
  })
})

describe('a call that is refused', () => {
  it.each(['POST', 'OPTIONS'])('for its origin is told once, with the hosts, for %s', async (method) => {
    const { proxy } = createStack()
    for (let call = 0; call < 2; call++) {
      await proxy(
        new Request('http://localhost:3000/api/protection/plans', {
          method,
          headers: { origin: 'http://localhost:5173', host: 'localhost:3000', 'content-type': 'application/json' },
          ...(method === 'POST' ? { body: JSON.stringify(lookUp) } : {}),
        }),
      )
    }
    expect(lines()).toHaveLength(1)
    expect(lines()[0]).toMatch(/Origin: "http:\/\/localhost:5173", Host: "localhost:3000", .*"http:\/\/localhost:3000"/)
    expect(lines()[0]).toMatch(/allowedOrigins: \["http:\/\/localhost:5173"\].*changeOrigin: false/)
  })

  it('for a site that names no origin is told with an example', async () => {
    const { proxy } = createStack()
    const request = post('/plans', lookUp, { 'sec-fetch-site': 'cross-site' })
    request.headers.delete('origin')
    await proxy(request)
    expect(lines()).toEqual([expect.stringMatching(/Origin: none, .*allowedOrigins: \['https:\/\/shop\.example'\]\./)])
  })

  it('for the same field of several products is told once', async () => {
    const { proxy } = createStack()
    const broken = { ...phone, title: 7 }
    await proxy(post('/plans', { products: [broken] }))
    await proxy(post('/plans', { products: [...Array.from({ length: 12 }, () => phone), broken] }))
    expect(lines()).toEqual([expect.stringMatching(/Check products\[0\]\.title\.$/)])
    await proxy(post('/plans', { products: [{ ...phone, brand: 7 }] }))
    expect(lines()).toHaveLength(2)
  })

  it('for a body without content type is told once', async () => {
    const { proxy } = createStack()
    for (let call = 0; call < 2; call++) {
      const request = post('/plans', lookUp)
      request.headers.delete('content-type')
      expect((await proxy(request)).status).toBe(415)
    }
    expect(lines()).toEqual([expect.stringMatching(/wrong_content_type.*Content-Type: none.*Send the header/)])
  })

  it.each([
    ['text/plain', post('/plans', lookUp, { 'content-type': 'text/plain' }), /Content-Type: "text\/plain"/],
    ['an empty body', post('/plans', '', {}), /invalid_json.*leave what it read in req\.body/],
    [
      'what a body parser leaves',
      post('/plans', {}),
      /"\/api\/protection\/plans".*Check products\. .*may have left \{\}/,
    ],
    [
      'one field of a product alone',
      post('/plans', { products: [{ ...phone, title: 7 }] }),
      /wrong shape\. Check products\[0\]\.title\.$/,
    ],
    ['another base path', new Request(`${origin}/protection/plans`), /"\/protection\/plans".*unknown_path.*basePath/],
  ])('for %s is told', async (_, request, expected) => {
    const { proxy } = createStack()
    await proxy(request)
    expect(lines()).toEqual([expect.stringMatching(expected)])
  })

  it('is not told where nothing of the kit was meant', async () => {
    const { proxy } = createStack()
    await proxy(new Request(`${origin}/favicon.ico`))
    await proxy(new Request(`${origin}/api/protection/plans`))
    await proxy(new Request(`${origin}/plans/of-the-shop`))
    expect(lines()).toEqual([])
  })
})

describe('the environment', () => {
  it('is told where an option was not given, once for each variable, and without the key', () => {
    vi.stubEnv('HAKUNA_BASE_URL', 'http://127.0.0.1:4010')
    vi.stubEnv('HAKUNA_SECRET_KEY', 'sk_test_of_mine')
    createInsurerClient({ secretKey: 'sk_test_of_mine', baseUrl: 'http://127.0.0.1:4010' })
    expect(lines()).toEqual([])
    createProtectionProxy({ secretKey })
    createInsurerClient({ secretKey })
    expect(lines()).toEqual([
      expect.stringMatching(/HAKUNA_BASE_URL is set but the option baseUrl is not given.*Pass baseUrl: process\.env/),
      expect.stringMatching(/HAKUNA_SECRET_KEY is set but another secretKey was given.*Pass secretKey: process\.env/),
    ])
    expect(lines().join()).not.toContain('sk_test')
  })
})
