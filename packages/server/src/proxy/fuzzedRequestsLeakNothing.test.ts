import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createFuzzedRequest, privateText } from '../test/fuzzedRequests.js'
import { createCart } from '@hakuna-kit/test/createCart'
import { createRandom, withSeed } from '@hakuna-kit/test/seed'
import { createStack } from '@hakuna-kit/test/server/createStack'
import type { ProxyEvent } from './ProxyEvent.js'

const insurerText = 'Sehr geehrte Frau Muster, Ihr Vertrag liegt bei'
const fuzzKey = 'sk_test_kD83nfuzzedAndNeverShown'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
function measureHeap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

afterEach(() => vi.restoreAllMocks())

const isPrivate = (told: string): boolean => /sk_test|kD83n|Muster|Vertrag/.test(told) || told.includes(privateText)

function toOutcome(events: ProxyEvent[], body: string): string {
  const call = events.find((event) => event.type === 'proxy_call')
  const detail = /"detail":"([^"]*)"/.exec(body)?.[1]?.replace(/\d+/g, '0')
  return [call?.call, call?.code ?? 'ok', detail].join(' ')
}

/** Sends fuzzed requests and checks answers and events for private text. */
async function fuzz(proxy: (request: Request) => Promise<Response>, events: ProxyEvent[], count: number, seed: number) {
  const random = createRandom(seed)
  const statuses = new Map<number, number>()
  /** Every call with every way in which it ended, the field that was refused included. */
  const outcomes = new Set<string>()
  const leaks: string[] = []
  let cookie: string | undefined
  for (let index = 0; index < count; index++) {
    const request = createFuzzedRequest(random, cookie)
    const about = `${index}: ${request.method} ${request.url}`
    const response = await proxy(request)
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    const body = await response.text()
    outcomes.add(toOutcome(events, body))
    const told = `${body}\n${JSON.stringify([...response.headers])}\n${JSON.stringify(events.splice(0))}`
    if (isPrivate(told)) leaks.push(`${about}: ${told.slice(0, 300)}`)
    if (/node_modules|\bat \w+.*:\d+:\d+/.test(told)) leaks.push(`${about}: stack trace`)
    if (random() < 0.3) cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    if (random() < 0.02) cookie = undefined
  }
  return { statuses, outcomes, leaks }
}

function setUp(faulty: boolean) {
  const events: ProxyEvent[] = []
  const { proxy, sandbox } = createStack({
    sandbox: {
      secretKeys: [fuzzKey],
      faults: faulty ? [{ status: 500, body: insurerText, headers: { 'X-Insurer': 'Muster' } }] : [],
    },
    proxy: {
      secretKey: fuzzKey,
      limits: false,
      retry: { tries: 1, circuitPauseMs: 5 },
      cart: {
        adapter: () => createMemoryCart({ id: 'server-cart', lineItems: createCart({ plans: 3 }).lineItems }),
        id: (request) => new URL(request.url).searchParams.get('cartId') ?? 'cart-7',
      },
      onEvent: (event) => events.push(event),
    },
  })
  return { proxy, sandbox, events }
}

describe('7,000 fuzzed requests', () => {
  it('cause no 5xx, no leak and no growth', { timeout: 180_000 }, () => withSeed(1, sendFuzzed))

  async function sendFuzzed(seed: number) {
    const written: string[] = []
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation((...parts) => void written.push(parts.join(' ')))
    }
    const { proxy, sandbox, events } = setUp(false)
    const warm = await fuzz(proxy, events, 1_000, seed)
    sandbox.reset()
    const before = measureHeap()
    const run = await fuzz(proxy, events, 6_000, seed + 1)
    sandbox.reset()
    const grownBytes = measureHeap() - before

    for (const { statuses, leaks } of [warm, run]) {
      expect(leaks).toEqual([])
      expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
    }
    // The requests must reach the calls as well as every kind of refusal.
    for (const status of [200, 400, 403, 404, 405, 413, 415]) expect(run.statuses.get(status) ?? 0).toBeGreaterThan(10)
    expect(run.statuses.get(200)).toBeGreaterThan(400)
    // 51 with three times as many requests.
    expect(run.outcomes.size).toBeGreaterThan(42)
    expect(grownBytes).toBeLessThan(3_000_000)
    // Lines for developers: one for each cause, however many requests there are.
    expect(written.filter((line) => !line.startsWith('Hakuna Kit (server): a call '))).toEqual([])
    expect(written.filter(isPrivate)).toEqual([])
    expect(written.length).toBeGreaterThan(0)
    expect(written.length).toBeLessThan(40)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  }

  it('leak nothing of an insurer that fails', { timeout: 60_000 }, () =>
    withSeed(3, async (seed) => {
      const { proxy, events } = setUp(true)
      const { statuses, leaks } = await fuzz(proxy, events, 1_500, seed)
      expect(leaks).toEqual([])
      expect(statuses.get(502) ?? 0).toBeGreaterThan(20)
      expect(statuses.get(500)).toBeUndefined()
    }),
  )
})
