import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createResilientRequest, type RetryOptions } from './createResilientRequest.js'
import type { InsurerCall } from './createInsurerTransport.js'
import { defaultEndpoints, type EndpointName } from './endpoints.js'
import { InsurerError, type InsurerErrorKind } from './InsurerError.js'
import type { InsurerEvent } from './InsurerEvent.js'

beforeEach(() => vi.useFakeTimers({ now: 0 }))
afterEach(() => vi.useRealTimers())

type Failure = { kind: InsurerErrorKind; retryAfterMs?: number; status?: number }
type Sent = { at: number; call: InsurerCall; timeoutMs: number }

/** Requests as they are sent, with the time of each. `answer`: what the insurer does with the n-th, from 0. */
function setUp(answer: (index: number) => Failure | Promise<unknown> | 'ok', options: RetryOptions = {}) {
  const sent: Sent[] = []
  const events: InsurerEvent[] = []
  const request = createResilientRequest(
    async (call, timeoutMs) => {
      const outcome = answer(sent.push({ at: Date.now(), call, timeoutMs }) - 1)
      if (outcome === 'ok' || outcome instanceof Promise) return outcome
      throw new InsurerError({ endpoint: call.endpoint, ...outcome })
    },
    { random: () => 0.5, ...options, endpoints: defaultEndpoints, onEvent: (event) => events.push(event) },
  )
  const ask = (endpoint: EndpointName = 'planLookup', call: Partial<InsurerCall> = {}) =>
    request({ endpoint, ...call }).catch((error: unknown) => error)
  return { ask, sent, events, times: () => sent.map(({ at }) => at), states: () => events.flatMap(stateOf) }
}

const stateOf = (event: InsurerEvent) => (event.type === 'insurer_circuit' ? [event.state] : [])
const toOutcome = (outcome: unknown) => (outcome instanceof InsurerError ? outcome.kind : outcome)
const takes = (milliseconds: number) => new Promise((resolve) => setTimeout(() => resolve('ok'), milliseconds))
const down: Failure = { kind: 'unavailable', status: 503 }

async function settle<Result>(promise: Promise<Result>): Promise<Result> {
  await vi.runAllTimersAsync()
  return promise
}

describe('the tries of a call', () => {
  it('come after half of 100, 200, 400 … 2,000 ms, where chance is one half', async () => {
    const { ask, times } = setUp(() => down, { tries: 8, callTimeoutMs: 60_000 })
    await settle(ask())
    expect(times()).toEqual([0, 50, 150, 350, 750, 1_550, 2_550, 3_550])
    const latest = setUp(() => down, { tries: 8, callTimeoutMs: 60_000, random: () => 1 })
    const startedAt = Date.now()
    await settle(latest.ask())
    expect(latest.times().map((at) => at - startedAt)).toEqual([0, 100, 300, 700, 1_500, 3_100, 5_100, 7_100])
  })

  it('are three, with a chance of its own, by default', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.25)
    const { ask, times, events } = setUp(() => down, { random: undefined })
    expect(await settle(ask())).toMatchObject(down)
    random.mockRestore()
    expect(times()).toEqual([0, 25, 75])
    expect(events).toEqual([
      {
        type: 'insurer_call',
        endpoint: 'planLookup',
        outcome: 'unavailable',
        status: 503,
        tries: 3,
        durationMs: 75,
        requestId: undefined,
      },
    ])
  })

  it('come as much later as Retry-After says', async () => {
    const { ask, times } = setUp((index) => (index > 0 ? 'ok' : { kind: 'rate_limited', retryAfterMs: 1_000 }))
    expect(await settle(ask())).toBe('ok')
    expect(times()).toEqual([0, 1_050])
  })

  it.each([
    [3_999, 'ok', [0, 3_999]],
    [4_000, 'unavailable', [0]],
  ])('with Retry-After %i ms, where the call has 4,000, end with %s', async (retryAfterMs, expected, expectedTimes) => {
    const { ask, times } = setUp((index) => (index > 0 ? 'ok' : { ...down, retryAfterMs }), { random: () => 0 })
    expect(toOutcome(await settle(ask()))).toBe(expected)
    expect(times()).toEqual(expectedTimes)
  })

  it.each<[InsurerErrorKind, number]>([
    ['unreachable', 3],
    ['timeout', 3],
    ['unavailable', 3],
    ['rate_limited', 3],
    ['unauthorized', 1],
    ['not_found', 1],
    ['rejected', 1],
    ['invalid_answer', 1],
  ])('that ended with %s are %i', async (kind, tries) => {
    const { ask, sent } = setUp(() => ({ kind }))
    expect(await settle(ask())).toMatchObject({ kind })
    expect(sent).toHaveLength(tries)
  })

  it('have 2,000 ms each, and not more than the 4,000 of the call leave', async () => {
    const { ask, sent, events } = setUp(async (index) => {
      await takes(sent[index]!.timeoutMs)
      throw new InsurerError({ kind: 'timeout', endpoint: 'planLookup' })
    })
    expect(await settle(ask())).toMatchObject({ kind: 'timeout', endpoint: 'planLookup' })
    expect(sent.map(({ at, timeoutMs }) => [at, timeoutMs])).toEqual([
      [0, 2_000],
      [2_050, 1_950],
    ])
    expect(events).toMatchObject([{ outcome: 'timeout', tries: 2, durationMs: 4_000 }])
  })

  it('of a write have one key, the given one or a new one for each call; those of a read have none', async () => {
    const { ask, sent } = setUp((index) => (index % 2 ? 'ok' : down))
    await settle(ask('cartReport', { idempotencyKey: 'key-1' }))
    await settle(ask('cartReport'))
    await settle(ask('cartReport'))
    await settle(ask('planLookup'))
    const keys = sent.map(({ call }) => call.idempotencyKey)
    expect(keys).toEqual(['key-1', 'key-1', keys[2], keys[2], keys[4], keys[4], undefined, undefined])
    expect(new Set(keys).size).toBe(4)
    expect(keys[2]).toMatch(/^[\da-f-]{36}$/)
  })

  it('end with the caller, who is told by an event', async () => {
    const { ask, times, events } = setUp(() => down)
    const abort = new AbortController()
    const call = ask('cartReport', { signal: abort.signal, requestId: 'request-1' })
    await vi.advanceTimersByTimeAsync(49)
    abort.abort('left')
    expect(await settle(call)).toBe('left')
    expect(times()).toEqual([0])
    expect(events).toMatchObject([{ outcome: 'aborted', tries: 1, durationMs: 49, requestId: 'request-1' }])
  })
})

describe('the queue', () => {
  const outcomesOf = async (calls: Promise<unknown>[]) => {
    const outcomes = await settle(Promise.all(calls))
    return outcomes.map(toOutcome)
  }

  it('has room for four times as many calls as run at once, 64 by default, and refuses the others', async () => {
    const { ask, events, times } = setUp(() => takes(100))
    const outcomes = await outcomesOf(Array.from({ length: 64 * 5 + 1 }, () => ask()))
    expect(outcomes.slice(0, -1)).toEqual(Array.from({ length: 64 * 5 }, () => 'ok'))
    expect(outcomes.at(-1)).toBe('overloaded')
    expect(events[0]).toMatchObject({ endpoint: 'planLookup', outcome: 'overloaded', tries: 0, durationMs: 0 })
    const begun = [0, 100, 200, 300, 400].map((at) => times().filter((time) => time === at).length)
    expect(begun).toEqual([64, 64, 64, 64, 64])
  })

  it('names the call that it refused', async () => {
    const { ask } = setUp(() => takes(100), { maxConcurrentCalls: 1 })
    const calls = Array.from({ length: 6 }, () => ask('cartReport'))
    expect((await settle(Promise.all(calls))).at(-1)).toMatchObject({ kind: 'overloaded', endpoint: 'cartReport' })
  })

  it('sends nothing for a call that ended while it waited', async () => {
    const { ask, sent } = setUp(() => takes(4_500), { maxConcurrentCalls: 1 })
    const abort = new AbortController()
    const calls = [ask(), ask(), ask('cartReport', { signal: abort.signal })]
    await vi.advanceTimersByTimeAsync(10)
    abort.abort('left')
    expect(await outcomesOf(calls)).toEqual(['timeout', 'timeout', 'left'])
    expect(sent).toHaveLength(1)
  })
})

describe('the circuit breaker', () => {
  const once = { tries: 1 }
  /** `f`: the call fails, `.`: it succeeds. The circuit's state after each. */
  const statesAfter = async (pattern: string, failure: Failure = down) => {
    const { ask, states } = setUp((index) => (pattern[index] === 'f' ? failure : 'ok'), once)
    const open: boolean[] = []
    for (const _ of pattern) {
      await settle(ask())
      open.push(states().includes('open'))
    }
    return open.indexOf(true)
  }

  it.each([
    ['opens with the eighth of eight failures', 'ffffffff', 7],
    ['opens where more than half of eight calls failed', '...fffff', 7],
    ['stays closed where half of them failed', '....ffff', -1],
    ['looks at the last twenty calls', `${'.'.repeat(20)}${'f'.repeat(11)}`, 30],
    ['forgets failures that are older', `${'.'.repeat(11)}f${'.'.repeat(10)}${'f'.repeat(10)}`, -1],
  ])('%s', async (_, pattern, opensAt) => expect(await statesAfter(pattern)).toBe(opensAt))

  it.each<[InsurerErrorKind, number]>([
    ['unreachable', 7],
    ['timeout', 7],
    ['unavailable', 7],
    ['invalid_answer', 7],
    ['rate_limited', -1],
    ['unauthorized', -1],
    ['not_found', -1],
    ['rejected', -1],
  ])('counts %s: opens at %i', async (kind, opensAt) => expect(await statesAfter('ffffffff', { kind })).toBe(opensAt))

  it('makes no calls for 5,000 ms, says for how long, and then tries one', async () => {
    let isDown = true
    const { ask, sent, states, events } = setUp(() => (isDown ? down : 'ok'), once)
    for (let call = 0; call < 8; call++) await settle(ask())
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await settle(ask())).toMatchObject({ kind: 'circuit_open', retryAfterMs: 4_000, endpoint: 'planLookup' })
    expect(events.at(-1)).toMatchObject({ outcome: 'circuit_open', tries: 0 })
    await vi.advanceTimersByTimeAsync(3_999)
    expect(await settle(ask())).toMatchObject({ kind: 'circuit_open', retryAfterMs: 1 })
    expect(sent).toHaveLength(8)
    await vi.advanceTimersByTimeAsync(1)
    expect(await settle(ask())).toMatchObject(down)
    expect(sent).toHaveLength(9)
    expect(await settle(ask())).toMatchObject({ kind: 'circuit_open', retryAfterMs: 5_000 })
    isDown = false
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await settle(ask())).toBe('ok')
    expect(states()).toEqual(['open', 'half_open', 'open', 'half_open', 'closed'])
  })
})
