import { afterEach, describe, expect, it, vi } from 'vitest'
import { createInsurerTransport, type InsurerCall, type InsurerTransportOptions } from './createInsurerTransport.js'
import { resolveEndpoints } from './endpoints.js'
import { InsurerError } from './InsurerError.js'

const secretKey = 'sk_test_transport'

function setUp(
  answer: (request: Request) => Response | Promise<Response>,
  { timeoutMs = 1_000, ...options }: Partial<InsurerTransportOptions> & { timeoutMs?: number } = {},
) {
  const requests: Request[] = []
  const send = createInsurerTransport({
    secretKey,
    baseUrl: 'https://insurer.example/base',
    endpoints: resolveEndpoints(),
    maxAnswerBytes: 1_000,
    fetch: async (input, init) => {
      const seen = new Request(input, init)
      requests.push(seen.clone())
      return answer(seen)
    },
    ...options,
  })
  return { request: (call: InsurerCall) => send(call, timeoutMs), requests }
}

async function failure(promise: Promise<unknown>): Promise<InsurerError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(InsurerError)
  return error as InsurerError
}

afterEach(() => vi.useRealTimers())

describe('createInsurerTransport', () => {
  it('sends key, version and a query without empty parts', async () => {
    const { request, requests } = setUp(() => Response.json({ plans: [] }))
    expect(await request({ endpoint: 'planLookup', query: { id: 'a b&c', category: undefined } })).toEqual({
      plans: [],
    })
    const sent = requests[0]!
    expect(sent.url).toBe('https://insurer.example/base/plans?id=a+b%26c')
    expect(Object.fromEntries(sent.headers)).toEqual({
      accept: 'application/json',
      authorization: `Bearer ${secretKey}`,
      'hakuna-version': 'v2.0',
    })
    expect(sent).toMatchObject({ method: 'GET', redirect: 'manual', body: null })
    await request({ endpoint: 'planLookup', query: { category: undefined } })
    expect(requests[1]!.url).toBe('https://insurer.example/base/plans')
  })

  it('sends writes as JSON with an idempotency key, the given one or a fresh one', async () => {
    const { request, requests } = setUp(() => Response.json({ request_id: 'req-1' }))
    await request({ endpoint: 'orderFeed', body: [{ id: 'ord-1' }], idempotencyKey: 'key-1' })
    await request({ endpoint: 'orderFeed', body: [] })
    await request({ endpoint: 'orderFeed', body: [] })
    expect(await requests[0]!.json()).toEqual([{ id: 'ord-1' }])
    expect(requests[0]!.method).toBe('POST')
    expect(Object.fromEntries(requests[0]!.headers)).toEqual({
      accept: 'application/json',
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/json',
      'hakuna-idempotency-key': 'key-1',
      'hakuna-version': 'v1.2',
    })
    const keys = requests.map((sent) => sent.headers.get('hakuna-idempotency-key'))
    expect(keys[0]).toBe('key-1')
    expect(new Set(keys).size).toBe(3)
    expect(keys[1]).toMatch(/^[\da-f-]{36}$/)
    await request({ endpoint: 'retrieveOffer', path: { offerId: 'off-1' }, idempotencyKey: 'key-2' })
    await request({ endpoint: 'cancelOrder', path: { orderId: 'ord-1' } })
    expect(requests[3]!.headers.has('hakuna-idempotency-key')).toBe(false)
    expect(requests[4]!.headers.has('content-type')).toBe(false)
    expect(await requests[4]!.text()).toBe('')
  })

  it('fills path parts encoded and refuses empty and dot parts', async () => {
    const { request, requests } = setUp(() => Response.json({}))
    await request({ endpoint: 'orderFeedStatus', path: { requestId: 'req/../1' } })
    expect(requests[0]!.url).toBe('https://insurer.example/base/feeds/order/req%2F..%2F1')
    const message = 'The path part "requestId" is missing or empty.'
    for (const path of [{ requestId: '..' }, { requestId: '.' }, { requestId: '' }, { offerId: 'a' }, undefined]) {
      await expect(request({ endpoint: 'orderFeedStatus', path })).rejects.toThrow(new TypeError(message))
    }
    await request({ endpoint: 'orderFeedStatus', path: { requestId: '...' } })
    expect(requests).toHaveLength(2)
    const twice = resolveEndpoints({ retrieveOrder: '/{orderId}/orders/{orderId}' })
    const other = setUp(() => Response.json({}), { endpoints: twice })
    await other.request({ endpoint: 'retrieveOrder', path: { orderId: '7' } })
    expect(other.requests[0]!.url).toBe('https://insurer.example/base/7/orders/7')
  })

  it.each([
    [300, 'invalid_answer'],
    [399, 'invalid_answer'],
    [400, 'rejected'],
    [402, 'rejected'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'not_found'],
    [405, 'rejected'],
    [407, 'rejected'],
    [408, 'unavailable'],
    [409, 'rejected'],
    [428, 'rejected'],
    [429, 'rate_limited'],
    [430, 'rejected'],
    [499, 'rejected'],
    [500, 'unavailable'],
    [599, 'unavailable'],
    [503, 'unavailable'],
    [302, 'invalid_answer'],
  ] as const)('reads status %i as %s', async (status, kind) => {
    const { request } = setUp(
      () => new Response('the insurer speaks', { status, headers: { location: 'https://elsewhere.example' } }),
    )
    const error = await failure(request({ endpoint: 'events', body: {} }))
    expect(error).toMatchObject({ kind, status, endpoint: 'events', retryAfterMs: undefined })
    expect(JSON.stringify(error) + error.message + error.stack).not.toMatch(/the insurer speaks|sk_test/)
  })

  it('passes on documented codes and nothing else of the error body', async () => {
    const answers = ['cancel_decline', 'call Max Mustermann']
    const { request } = setUp(() =>
      Response.json({ error: { error_code: answers.shift(), validation_errors: ['secret'] } }, { status: 400 }),
    )
    expect((await failure(request({ endpoint: 'cancelOrder', path: { orderId: '1' } }))).insurerCode).toBe(
      'cancel_decline',
    )
    const other = await failure(request({ endpoint: 'cancelOrder', path: { orderId: '1' } }))
    expect(other.insurerCode).toBeUndefined()
    expect(JSON.stringify({ ...other }) + other.stack).not.toMatch(/Max|secret/)
  })

  it.each([
    ['null', undefined],
    ['{"error":null}', undefined],
    ['{"error":{"error_code":"product_unsupported"}}', 'product_unsupported'],
    ['{"error":{"error_code":"constructor"}}', undefined],
    ['not JSON', undefined],
    [`{"error":{"error_code":"cancel_decline"}}${' '.repeat(16_384 - 41)}`, 'cancel_decline'],
    [`{"error":{"error_code":"cancel_decline"}}${' '.repeat(16_385 - 41)}`, undefined],
  ])('reads no code but a documented one from %s', async (body, insurerCode) => {
    const { request } = setUp(() => new Response(body, { status: 422 }))
    expect(await failure(request({ endpoint: 'events', body: {} }))).toMatchObject({
      kind: 'rejected',
      status: 422,
      insurerCode,
    })
  })

  it.each([
    ['7', 7_000],
    [' 0 ', 0],
    ['999999999', 999_999_999_000],
    ['1000000000', undefined],
    ['soon', undefined],
    ['x7', undefined],
    ['7s', undefined],
    ['Thu, 01 Jan 2026 00:02:00 GMT', 120_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ])('reads Retry-After: %s as %s ms', async (header, retryAfterMs) => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] })
    const { request } = setUp(() => new Response('', { status: 503, headers: { 'retry-after': header } }))
    expect((await failure(request({ endpoint: 'events', body: {} }))).retryAfterMs).toBe(retryAfterMs)
  })

  it.each([
    ['null', null],
    ['0', 0],
    ['"text"', 'text'],
  ])('answers the JSON %s unchecked, with any 2xx', async (text, value) => {
    const { request } = setUp(() => new Response(text, { status: 299 }))
    expect(await request({ endpoint: 'planLookup' })).toBe(value)
  })

  it('takes an answer as large as allowed, and no byte more', async () => {
    const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))
    const { request } = setUp((sent) => new Response(text(Number(new URL(sent.url).searchParams.get('bytes')))))
    expect(await request({ endpoint: 'planLookup', query: { bytes: 1_000 } })).toHaveLength(998)
    const tooLarge = await failure(request({ endpoint: 'planLookup', query: { bytes: 1_001 } }))
    expect(tooLarge).toMatchObject({ kind: 'invalid_answer', status: undefined, endpoint: 'planLookup' })
  })

  it.each([
    ['HTML', () => new Response('<html>down</html>')],
    ['a huge answer', () => Response.json({ text: 'x'.repeat(2_000) })],
    [
      'an endless answer',
      () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(400)) })),
    ],
  ])('refuses %s', async (_, answer) => {
    const { request } = setUp(answer)
    expect((await failure(request({ endpoint: 'planLookup' }))).kind).toBe('invalid_answer')
  })

  it('names the status of an answer that is no JSON', async () => {
    const { request } = setUp(() => new Response('<html>down</html>', { status: 203 }))
    expect(await failure(request({ endpoint: 'planLookup' }))).toMatchObject({ kind: 'invalid_answer', status: 203 })
  })

  it('answers nothing for an empty answer', async () => {
    const { request } = setUp(() => new Response(null, { status: 204 }))
    expect(await request({ endpoint: 'events', body: {} })).toBeUndefined()
  })

  it('leaves out the message of the network library', async () => {
    const { request } = setUp(() => Promise.reject(new TypeError(`connect failed, header ${secretKey}`)))
    const error = await failure(request({ endpoint: 'planLookup' }))
    expect(error.kind).toBe('unreachable')
    expect(`${error.message}${error.stack}${String(error.cause)}`).not.toContain(secretKey)
  })

  it('ends after the time limit, while waiting and while reading', async () => {
    const waiting = setUp(
      (sent) => new Promise((_, reject) => sent.signal.addEventListener('abort', () => reject(new Error('aborted')))),
      { timeoutMs: 20 },
    )
    expect((await failure(waiting.request({ endpoint: 'planLookup' }))).kind).toBe('timeout')
    const reading = setUp(
      (sent) =>
        new Response(
          new ReadableStream({
            start: (controller) => sent.signal.addEventListener('abort', () => controller.error(new Error('aborted'))),
          }),
        ),
      { timeoutMs: 20 },
    )
    expect((await failure(reading.request({ endpoint: 'planLookup' }))).kind).toBe('timeout')
  })

  it("rejects with the reason of the caller's signal when it is aborted", async () => {
    const { request, requests } = setUp(
      (sent) => new Promise((_, reject) => sent.signal.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    const abort = new AbortController()
    const call = request({ endpoint: 'planLookup', signal: abort.signal })
    abort.abort(new Error('left the page'))
    await expect(call).rejects.toThrow('left the page')
    expect(requests).toHaveLength(1)
    expect(requests[0]!.signal.aborted).toBe(true)
    await expect(request({ endpoint: 'planLookup', signal: abort.signal })).rejects.toThrow('left the page')
    expect(requests).toHaveLength(1)
  })
})
