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
    expect(sent.headers.get('authorization')).toBe(`Bearer ${secretKey}`)
    expect(sent.headers.get('hakuna-version')).toBe('v2.0')
    expect(sent.headers.has('hakuna-idempotency-key')).toBe(false)
    expect(sent.redirect).toBe('manual')
  })

  it('sends writes as JSON with an idempotency key, the given one or a fresh one', async () => {
    const { request, requests } = setUp(() => Response.json({ request_id: 'req-1' }))
    await request({ endpoint: 'orderFeed', body: [{ id: 'ord-1' }], idempotencyKey: 'key-1' })
    await request({ endpoint: 'orderFeed', body: [] })
    await request({ endpoint: 'orderFeed', body: [] })
    expect(await requests[0]!.json()).toEqual([{ id: 'ord-1' }])
    expect(requests[0]!.headers.get('content-type')).toBe('application/json')
    expect(requests[0]!.headers.get('hakuna-version')).toBe('v1.2')
    const keys = requests.map((sent) => sent.headers.get('hakuna-idempotency-key'))
    expect(keys[0]).toBe('key-1')
    expect(new Set(keys).size).toBe(3)
  })

  it('fills path parts encoded and refuses empty and dot parts', async () => {
    const { request, requests } = setUp(() => Response.json({}))
    await request({ endpoint: 'orderFeedStatus', path: { requestId: 'req/../1' } })
    expect(requests[0]!.url).toBe('https://insurer.example/base/feeds/order/req%2F..%2F1')
    await expect(request({ endpoint: 'orderFeedStatus', path: { requestId: '..' } })).rejects.toThrow(TypeError)
    await expect(request({ endpoint: 'orderFeedStatus' })).rejects.toThrow(TypeError)
  })

  it.each([
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [404, 'not_found'],
    [408, 'unavailable'],
    [429, 'rate_limited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [302, 'invalid_answer'],
  ] as const)('reads status %i as %s', async (status, kind) => {
    const { request } = setUp(
      () => new Response('the insurer speaks', { status, headers: { location: 'https://elsewhere.example' } }),
    )
    const error = await failure(request({ endpoint: 'events', body: {} }))
    expect(error).toMatchObject({ kind, status, endpoint: 'events' })
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

  it('reads Retry-After', async () => {
    const { request } = setUp(() => new Response('', { status: 429, headers: { 'retry-after': '7' } }))
    expect((await failure(request({ endpoint: 'events', body: {} }))).retryAfterMs).toBe(7_000)
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
      {
        timeoutMs: 20,
      },
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
    const { request } = setUp(
      (sent) => new Promise((_, reject) => sent.signal.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    const abort = new AbortController()
    const call = request({ endpoint: 'planLookup', signal: abort.signal })
    abort.abort(new Error('left the page'))
    await expect(call).rejects.toThrow('left the page')
    await expect(request({ endpoint: 'planLookup', signal: abort.signal })).rejects.toThrow('left the page')
  })
})
