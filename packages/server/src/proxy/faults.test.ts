import type { Fault } from '@hakuna-kit/sandbox'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import type { ProxyEvent } from './ProxyEvent.js'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Lets the clock run until the promise is settled. */
async function settle<Result>(promise: Promise<Result>): Promise<{ result: Result; tookMs: number }> {
  const startedAt = Date.now()
  let isSettled = false
  const watched = promise.finally(() => (isSettled = true))
  watched.catch(() => {})
  while (!isSettled) await vi.advanceTimersByTimeAsync(5)
  return { result: await watched, tookMs: Date.now() - startedAt }
}

function setUp(faults: Fault[] = [], proxy: NonNullable<Parameters<typeof createStack>[0]>['proxy'] = {}) {
  const events: ProxyEvent[] = []
  const stack = createStack({
    sandbox: { faults },
    // A given session: making one takes real time, which a clock that stands still does not wait for.
    proxy: {
      session: () => 'session-1',
      planCache: false,
      random: () => 0.5,
      onEvent: (event) => events.push(event),
      ...proxy,
    },
  })
  // The page waits for five seconds, as the client does.
  const openPage = () => settle(stack.client.lookUpPlans([phone]).then(([lookup]) => lookup!))
  const reportCart = () =>
    settle(
      stack.client.reportCart(createCart()).then(
        () => 'reported',
        (error: { code: string }) => error.code,
      ),
    )
  return { ...stack, events, openPage, reportCart }
}

describe('while the insurer is', () => {
  it('slow, the page gets its plans or an answer without', async () => {
    const slow = setUp([{ delayMs: 1_500 }])
    expect((await slow.openPage()).result.plans).toHaveLength(1)
    const tooSlow = setUp([{ delayMs: 30_000 }])
    const { result, tookMs } = await tooSlow.openPage()
    expect(result).toMatchObject({ plans: [], reason: 'insurer_unavailable' })
    expect(tookMs).toBeLessThan(4_200)
    expect((await tooSlow.reportCart()).result).toBe('insurer_timeout')
  })

  it('flapping, nearly every page gets its plans', async () => {
    let call = 0
    const stack = setUp()
    const flapping = setUp([], {
      fetch: (input, init) =>
        call++ % 3 === 2 ? Promise.reject(new TypeError('fetch failed')) : stack.sandbox.fetch(input, init),
    })
    let shown = 0
    for (let page = 0; page < 50; page++) shown += (await flapping.openPage()).result.plans.length
    expect(shown).toBe(50)
  })

  it('down for a minute, every page is answered, few calls are wasted, and it recovers by itself', async () => {
    const { openPage, reportCart, sandbox, events } = setUp([{ status: 503 }])
    const longest = { ms: 0 }
    for (let second = 0; second < 60; second++) {
      const { result, tookMs } = await openPage()
      longest.ms = Math.max(longest.ms, tookMs)
      expect(result.reason).toBe('insurer_unavailable')
      expect((await reportCart()).result).toMatch(/^insurer_(fault|unavailable)$/)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(longest.ms).toBeLessThan(1_000)
    // 120 calls with three tries each would be 360.
    expect(sandbox.inspect().messages.length).toBeLessThan(40)

    sandbox.setFaults([])
    await vi.advanceTimersByTimeAsync(5_000)
    expect((await openPage()).result.plans).toHaveLength(1)
    expect((await reportCart()).result).toBe('reported')
    expect(events).toContainEqual({ type: 'insurer_circuit', state: 'closed' })
  })

  it('down, with a Retry-After for those who must wait', async () => {
    const { openPage, fetch } = setUp([{ dropRequest: true }])
    for (let page = 0; page < 4; page++) await openPage()
    const { result: response } = await settle(fetch('/api/protection/cart/connections?cartId=cart-1'))
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await response.json()).toMatchObject({ code: 'insurer_unavailable' })
  })

  it.each([
    ['answering HTML', { body: '<!doctype html><h1>Insurer wartet Max Mustermann</h1>' }],
    ['answering nothing', { body: '' }],
    ['answering something else', { body: '{"ok":true}' }],
    ['answering a redirect', { status: 302, headers: { Location: 'https://evil.example/steal' } }],
    ['answering huge', { body: `{"plans":[],"padding":"${'x'.repeat(3_000_000)}"}` }],
    ['answering deep', { body: `{"plans":${'['.repeat(50_000)}${']'.repeat(50_000)}}` }],
    ['refusing the key', { status: 401, body: '{"error":{"error_code":"Max Mustermann"}}' }],
  ] satisfies [string, Fault][])('%s, the page goes on and nothing of it is passed on', async (_, fault) => {
    const { openPage, fetch, events } = setUp([fault])
    const { result } = await openPage()
    expect(result.plans).toEqual([])
    const { result: response } = await settle(
      fetch('/api/protection/cart/report', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ cart: createCart() }),
      }),
    )
    // An object without a list of actions is a settled cart; everything else is no answer.
    expect([200, 502]).toContain(response.status)
    const told = JSON.stringify(events) + (await response.text()) + JSON.stringify([...response.headers])
    expect(told).not.toMatch(/Mustermann|evil\.example|doctype|xxxx/)
  })

  it('losing the answer to a write, the work is done once', async () => {
    const { proxy, sandbox } = setUp([{ path: '/orders', dropAnswer: true, times: 2 }])
    const checkout = { userSessionId: 'session-1', cartId: 'cart-1', orderId: 'ord-1' }
    await settle(proxy.reportCheckout(checkout))
    const { checkouts, messages } = sandbox.inspect()
    expect(messages).toHaveLength(3)
    expect(checkouts).toHaveLength(1)
  })

  it('losing every answer to a sale that the shop reports again and again, it is one sale', async () => {
    const { proxy, sandbox } = setUp([{ path: '/orders', dropAnswer: true, times: 4 }])
    const checkout = { userSessionId: 'session-1', cartId: 'cart-1', orderId: 'ord-1' }
    const { result } = await settle(proxy.reportCheckout(checkout).catch((error: unknown) => error))
    expect(result).toMatchObject({ kind: 'unreachable' })
    await settle(proxy.reportCheckout(checkout))
    expect(sandbox.inspect().checkouts).toHaveLength(1)
    // Another sale of the same shopper is another one.
    await settle(proxy.reportCheckout({ ...checkout, orderId: 'ord-2' }))
    expect(sandbox.inspect().checkouts).toHaveLength(2)
  })

  it('losing the answer to a cart report, the cart ends up right', async () => {
    const { client, sandbox } = setUp([{ path: '/orders', dropAnswer: true, times: 1 }])
    const { result } = await settle(client.reportCart(createCart({ phones: 1, plans: 3 })))
    expect(result).toEqual([{ type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 1 }])
    expect(sandbox.inspect().carts[0]?.reports).toBe(1)
  })

  it('back with other prices, kept plans end with their time', async () => {
    const { openPage, sandbox } = setUp([], { planCache: 'session', planCacheTtlMs: 60_000 })
    const before = (await openPage()).result.plans[0]!.price.amount
    sandbox.setFaults([{ priceDrift: 100 }])
    expect((await openPage()).result.plans[0]!.price.amount).toBe(before)
    await vi.advanceTimersByTimeAsync(61_000)
    expect((await openPage()).result.plans[0]!.price.amount).toBe(before + 100)
  })
})
