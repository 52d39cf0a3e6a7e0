import { createSandbox, type Fault } from '@hakuna-kit/sandbox'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { secretKey } from '@hakuna-kit/test/server/createStack'
import { createInsurerClient, type InsurerClientOptions } from '../createInsurerClient.js'
import type { InsurerEvent } from './InsurerEvent.js'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function setUp(faults: Fault[], options: Partial<InsurerClientOptions> = {}) {
  const sandbox = createSandbox({ faults })
  const events: InsurerEvent[] = []
  const insurer = createInsurerClient({
    secretKey,
    fetch: sandbox.fetch,
    onEvent: (event) => events.push(event),
    ...options,
    retry: { random: () => 0.5, ...options.retry },
  })
  const lookUp = () => insurer.lookUpPlans({ product: phone, userSessionId: 'session-1' })
  const calls = () => events.filter((event) => event.type === 'insurer_call')
  return { sandbox, insurer, lookUp, events, calls }
}

/** The outcome of a promise, with the fake clock advanced until it has one. */
async function settle<Result>(promise: Promise<Result>): Promise<Result | { kind: string; retryAfterMs?: number }> {
  let outcome: Result | { kind: string } | undefined
  promise.then(
    (result) => (outcome = result),
    (error: { kind: string }) => (outcome = error),
  )
  for (let step = 0; outcome === undefined && step < 2_000; step++) await vi.advanceTimersByTimeAsync(10)
  return outcome as Result
}

describe('retries', () => {
  it.each([
    ['a network fault', { dropRequest: true }],
    ['408', { status: 408 }],
    ['429', { status: 429 }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
  ] satisfies [string, Fault][])('succeed after %s', async (_, fault) => {
    const { lookUp, calls } = setUp([{ ...fault, times: 2 }])
    expect(await settle(lookUp())).toHaveLength(1)
    expect(calls()).toMatchObject([{ outcome: 'ok', tries: 3 }])
  })

  it('end after three tries', async () => {
    const { lookUp, calls } = setUp([{ status: 500 }])
    expect(await settle(lookUp())).toMatchObject({ kind: 'unavailable', status: 500 })
    expect(calls()).toMatchObject([{ outcome: 'unavailable', status: 500, tries: 3 }])
  })

  it.each([400, 401, 403, 422])('do not repeat what was refused with %i', async (status) => {
    const { lookUp, calls } = setUp([{ status }])
    await settle(lookUp())
    expect(calls()).toMatchObject([{ tries: 1, status }])
  })

  it('wait for Retry-After', async () => {
    const { lookUp, calls } = setUp([{ status: 429, headers: { 'Retry-After': '2' }, times: 1 }])
    expect(await settle(lookUp())).toHaveLength(1)
    expect(calls()[0]?.durationMs).toBeGreaterThanOrEqual(2_000)
  })

  it('end at once when Retry-After is later than the time limit', async () => {
    const { lookUp, calls } = setUp([{ status: 503, headers: { 'Retry-After': '60' } }])
    expect(await settle(lookUp())).toMatchObject({ kind: 'unavailable', retryAfterMs: 60_000 })
    expect(calls()).toMatchObject([{ tries: 1 }])
  })

  it('keep the idempotency key of a write, so that it is done once when an answer is lost', async () => {
    const { insurer, sandbox } = setUp([{ dropAnswer: true, times: 2 }])
    await settle(
      insurer.notifyCheckout({ cartId: 'cart-1', userSessionId: 'session-1', orderId: 'ord-1' }).then(() => 'done'),
    )
    const keys = sandbox.inspect().messages.map(({ idempotencyKey }) => idempotencyKey)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('can be turned off', async () => {
    const { lookUp, calls } = setUp([{ status: 500, times: 1 }], { retry: { tries: 1 } })
    expect(await settle(lookUp())).toMatchObject({ kind: 'unavailable' })
    expect(calls()).toMatchObject([{ tries: 1 }])
  })
})

describe('time limits', () => {
  it('end a try after 2 seconds and the call after 4', async () => {
    const once = setUp([{ delayMs: 10_000, times: 1 }])
    expect(await settle(once.lookUp())).toHaveLength(1)
    expect(once.calls()[0]?.durationMs).toBeCloseTo(2_050, -2)
    const always = setUp([{ delayMs: 10_000 }])
    expect(await settle(always.lookUp())).toMatchObject({ kind: 'timeout' })
    expect(always.calls()[0]?.durationMs).toBeCloseTo(4_000, -2)
  })

  it('can be ended earlier by the caller', async () => {
    const { insurer, calls } = setUp([{ delayMs: 1_000 }])
    const abort = new AbortController()
    const call = insurer.reportCart({ cart: createCart(), userSessionId: 's', signal: abort.signal }).catch(String)
    await vi.advanceTimersByTimeAsync(100)
    abort.abort('left')
    expect(await call).toBe('left')
    expect(calls()).toMatchObject([{ outcome: 'aborted' }])
  })
})

describe('the circuit breaker', () => {
  it('stops calling while most calls fail, tries one later, and closes again', async () => {
    const { lookUp, sandbox, events } = setUp([{ status: 500 }], { retry: { circuitPauseMs: 5_000 } })
    for (let call = 0; call < 4; call++) await settle(lookUp())
    const before = sandbox.inspect().messages.length
    const refused = await settle(lookUp())
    expect(refused).toMatchObject({ kind: 'circuit_open' })
    expect((refused as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(1_000)
    expect(sandbox.inspect().messages).toHaveLength(before)

    await vi.advanceTimersByTimeAsync(5_000)
    await settle(lookUp())
    expect(sandbox.inspect().messages.length).toBe(before + 1)

    sandbox.setFaults([])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await settle(lookUp())).toHaveLength(1)
    expect(events.flatMap((event) => (event.type === 'insurer_circuit' ? [event.state] : []))).toEqual([
      'open',
      'half_open',
      'open',
      'half_open',
      'closed',
    ])
  })

  it('stays closed after refusals', async () => {
    const { lookUp, sandbox } = setUp([{ status: 400 }])
    for (let call = 0; call < 30; call++) await settle(lookUp())
    expect(sandbox.inspect().messages).toHaveLength(30)
  })
})

describe('events', () => {
  it('does not let a listener that fails break a call', async () => {
    const { lookUp } = setUp([], {
      onEvent: () => {
        throw new Error('logger down')
      },
    })
    expect(await settle(lookUp())).toHaveLength(1)
  })
})
