import type { Fault } from '@hakuna-kit/sandbox'
import { reportCart } from '@hakuna-kit/core/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/server/createStack'
import type { ProxyEvent } from './ProxyEvent.js'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Advances the fake clock until the promise is settled. */
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
    // A fixed session: making one takes real time, and fake timers do not wait for it.
    proxy: {
      session: { id: () => 'session-1' },
      planCache: false,
      retry: { random: () => 0.5 },
      onEvent: (event) => events.push(event),
      ...proxy,
    },
  })
  // The client waits up to five seconds.
  const openPage = () => settle(stack.client.lookUpPlans([phone]).then(([lookup]) => lookup!))
  const report = () =>
    settle(
      reportCart(stack.client, createCart()).then(
        () => 'reported',
        (error: { code: string }) => error.code,
      ),
    )
  return { ...stack, events, openPage, report }
}

describe('with an insurer that', () => {
  it('is slow, the page gets plans or an answer without plans', async () => {
    const slow = setUp([{ delayMs: 1_500 }])
    expect((await slow.openPage()).result.plans).toHaveLength(1)
    const tooSlow = setUp([{ delayMs: 30_000 }])
    const { result, tookMs } = await tooSlow.openPage()
    expect(result).toMatchObject({ plans: [], reason: 'insurer_unavailable' })
    expect(tookMs).toBeLessThan(4_200)
    expect((await tooSlow.report()).result).toBe('insurer_timeout')
  })

  it('fails every third call, every page gets its plans', async () => {
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

  it('is down for a minute, every page is answered, few calls are made, and plans return afterwards', async () => {
    const { openPage, report, sandbox, events } = setUp([{ status: 503 }])
    const longest = { ms: 0 }
    for (let second = 0; second < 60; second++) {
      const { result, tookMs } = await openPage()
      longest.ms = Math.max(longest.ms, tookMs)
      expect(result.reason).toBe('insurer_unavailable')
      expect((await report()).result).toMatch(/^insurer_(fault|unavailable)$/)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(longest.ms).toBeLessThan(1_000)
    // 120 calls with three tries each would be 360.
    expect(sandbox.inspect().messages.length).toBeLessThan(40)

    sandbox.setFaults([])
    await vi.advanceTimersByTimeAsync(5_000)
    expect((await openPage()).result.plans).toHaveLength(1)
    expect((await report()).result).toBe('reported')
    expect(events).toContainEqual({ type: 'insurer_circuit', state: 'closed' })
  })

  it('is down, a refusal has Retry-After', async () => {
    const { openPage, fetch } = setUp([{ dropRequest: true }])
    for (let page = 0; page < 4; page++) await openPage()
    const { result: response } = await settle(fetch('/api/protection/cart/connections?cartId=cart-1'))
    expect(response.status).toBe(503)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await response.json()).toMatchObject({ code: 'insurer_unavailable' })
  })

  it.each([
    ['answers HTML', { body: '<!doctype html><h1>Insurer wartet Max Mustermann</h1>' }],
    ['answers nothing', { body: '' }],
    ['answers something else', { body: '{"ok":true}' }],
    ['answers a redirect', { status: 302, headers: { Location: 'https://evil.example/steal' } }],
    ['answers a huge body', { body: `{"plans":[],"padding":"${'x'.repeat(3_000_000)}"}` }],
    ['answers deep nesting', { body: `{"plans":${'['.repeat(50_000)}${']'.repeat(50_000)}}` }],
    ['refuses the key', { status: 401, body: '{"error":{"error_code":"Max Mustermann"}}' }],
  ] satisfies [string, Fault][])('%s, the page works and gets nothing of that answer', async (_, fault) => {
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
    // An object without a list of actions counts as a settled cart, everything else as no answer.
    expect([200, 502]).toContain(response.status)
    const told = JSON.stringify(events) + (await response.text()) + JSON.stringify([...response.headers])
    expect(told).not.toMatch(/Mustermann|evil\.example|doctype|xxxx/)
  })

  it('loses the answer to a write, the write is done once', async () => {
    const { proxy, sandbox } = setUp([{ path: '/orders', dropAnswer: true, times: 2 }])
    const checkout = { userSessionId: 'session-1', cartId: 'cart-1', orderId: 'ord-1' }
    await settle(proxy.reportCheckout(checkout))
    const { checkouts, messages } = sandbox.inspect()
    expect(messages).toHaveLength(3)
    expect(checkouts).toHaveLength(1)
  })

  it('loses every answer to a sale that the shop reports again, it is one sale', async () => {
    const { proxy, sandbox } = setUp([{ path: '/orders', dropAnswer: true, times: 4 }])
    const checkout = { userSessionId: 'session-1', cartId: 'cart-1', orderId: 'ord-1' }
    const { result } = await settle(proxy.reportCheckout(checkout).catch((error: unknown) => error))
    expect(result).toMatchObject({ kind: 'unreachable' })
    await settle(proxy.reportCheckout(checkout))
    expect(sandbox.inspect().checkouts).toHaveLength(1)
    // Another order of the same shopper is another sale.
    await settle(proxy.reportCheckout({ ...checkout, orderId: 'ord-2' }))
    expect(sandbox.inspect().checkouts).toHaveLength(2)
  })

  it('loses the answer to a cart report, the actions are answered and the report counts once', async () => {
    const { client, sandbox } = setUp([{ path: '/orders', dropAnswer: true, times: 1 }])
    const { result } = await settle(reportCart(client, createCart({ phones: 1, plans: 3 })))
    expect(result).toEqual([{ type: 'update_line_item', lineItemId: 'line-item-id-3322', quantity: 1 }])
    expect(sandbox.inspect().carts[0]?.reports).toBe(1)
  })

  it('changes prices, cached plans are used until they expire', async () => {
    const { openPage, sandbox } = setUp([], { planCache: { ttlMs: 60_000 } })
    const before = (await openPage()).result.plans[0]!.price.amount
    sandbox.setFaults([{ priceDrift: 100 }])
    expect((await openPage()).result.plans[0]!.price.amount).toBe(before)
    await vi.advanceTimersByTimeAsync(61_000)
    expect((await openPage()).result.plans[0]!.price.amount).toBe(before + 100)
  })
})
