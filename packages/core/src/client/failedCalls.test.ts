import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cartOf } from '@hakuna-kit/test/carts'
import { ProtectionRequestError } from '../errors.js'
import { failure, json, never, product, startClient } from '../test/startClient.js'
import { getPlanConnections, reportCart, syncCart } from './cartApi.js'
import { createProtectionClient, type ProtectionClient } from './createProtectionClient.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a failed call', () => {
  it('gives code, status and retry time of a problem, and no other part of the answer', async () => {
    const problem = { type: 'about:blank', title: 'Insurer text', status: 503, code: 'insurer_unavailable' }
    const { client } = startClient(() => json(problem, { status: 503, headers: { 'retry-after': '7' } }))
    const error = await failure(reportCart(client, cartOf()))
    expect(error).toBeInstanceOf(ProtectionRequestError)
    expect(error).toMatchObject({
      code: 'insurer_unavailable',
      status: 503,
      retryAfterMs: 7_000,
      call: 'POST /cart/report',
    })
    expect((error as Error).message).not.toContain('Insurer text')
  })

  it.each([
    ['2', 2_000],
    ['120', 120_000],
    ['0', undefined],
    [undefined, undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ])('has for the header Retry-After %s the time %s in milliseconds', async (header, retryAfterMs) => {
    const { client } = startClient(() =>
      json({ code: 'rate_limited' }, { status: 429, headers: header ? { 'retry-after': header } : {} }),
    )
    const error = await failure(reportCart(client, cartOf()))
    expect(error).toMatchObject({ code: 'rate_limited', status: 429, retryAfterMs })
  })

  it('has no retry time of an answer that was of an earlier call', async () => {
    const answers = [
      json({ code: 'rate_limited' }, { status: 429, headers: { 'retry-after': '9' } }),
      json({ code: 'insurer_unavailable' }, { status: 503 }),
    ]
    const { client } = startClient(() => answers.shift()!)
    await failure(syncCart(client))
    expect(await failure(syncCart(client))).toMatchObject({ status: 503, retryAfterMs: undefined })
  })

  it.each([
    [
      'a GET, without the query',
      'GET /cart/connections',
      (client: ProtectionClient) => getPlanConnections(client, cartOf()),
    ],
    ['a POST', 'POST /cart/sync', (client: ProtectionClient) => syncCart(client)],
    ['a POST of products', 'POST /plans', (client: ProtectionClient) => client.lookUpPlans([product('a')])],
  ])('names the call: %s', async (_, call, run) => {
    const { client } = startClient(() => json({ code: 7 }, { status: 500 }))
    const error = failure(run(client))
    await vi.advanceTimersByTimeAsync(0)
    expect(await error).toMatchObject({ call, code: 'http_error', status: 500 })
  })

  it('keeps what was thrown as the cause, and has none where the answer is of another shape', async () => {
    const cause = new TypeError('fetch failed')
    expect(await failure(syncCart(startClient(() => Promise.reject(cause)).client))).toMatchObject({ cause })
    expect(await failure(syncCart(startClient(() => new Response('<html>')).client))).toMatchObject({
      code: 'invalid_answer',
      cause: expect.any(SyntaxError),
    })
    expect(await failure(syncCart(startClient(() => json({})).client))).toMatchObject({
      code: 'invalid_answer',
      cause: undefined,
    })
  })

  it('gives http_error where a gateway answers without a problem', async () => {
    const { client } = startClient(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(await failure(syncCart(client))).toMatchObject({ code: 'http_error', status: 502 })
  })

  it('gives a network error, without a status', async () => {
    const { client } = startClient(() => Promise.reject(new TypeError('fetch failed')))
    expect(await failure(syncCart(client))).toMatchObject({ code: 'network_error', status: undefined })
  })

  it.each([
    ['timeoutMs', { timeoutMs: 300 }, 300],
    ['5 seconds by default', {}, 5_000],
  ])('gives up after %s', async (_, options, ms) => {
    const { fetch, sent } = startClient(never)
    const call = vi.fn<(error: unknown) => void>()
    void reportCart(createProtectionClient({ fetch, ...options }), cartOf()).catch(call)
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(call).not.toHaveBeenCalled()
    expect(sent[0]!.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(call).toHaveBeenCalledWith(expect.objectContaining({ code: 'timeout', call: 'POST /cart/report' }))
    expect(sent[0]!.signal.aborted).toBe(true)
  })

  it('gives up after timeoutMs also where fetch ignores its signal', async () => {
    const call = failure(syncCart(createProtectionClient({ fetch: never, timeoutMs: 50 })))
    await vi.advanceTimersByTimeAsync(50)
    expect(await call).toMatchObject({ code: 'timeout' })
  })

  it('gives up on a body that never ends', async () => {
    const fetch: typeof globalThis.fetch = async (_, init) =>
      new Response(
        new ReadableStream({
          start: (stream) => init!.signal!.addEventListener('abort', () => stream.error(new Error('cut'))),
        }),
      )
    const call = failure(syncCart(createProtectionClient({ fetch, timeoutMs: 50 })))
    await vi.advanceTimersByTimeAsync(50)
    expect(await call).toMatchObject({ code: 'timeout', status: 200 })
  })

  it('rejects with the reason of the signal when aborted', async () => {
    const { client, sent } = startClient(never)
    const abort = new AbortController()
    const call = failure(reportCart(client, cartOf(), { signal: abort.signal }))
    await vi.advanceTimersByTimeAsync(0)
    abort.abort(new Error('unmounted'))
    expect(await call).toMatchObject({ message: 'unmounted' })
    expect(sent[0]!.signal.aborted).toBe(true)
  })
})
