import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it, vi } from 'vitest'
import { readRefusal } from '../test/readRefusal.js'
import { readJsonBody } from './readJsonBody.js'

const { proxy } = createStack()

const limits = { maxBytes: 512_000, maxDepth: 12, timeoutMs: 10_000 }
/** Lines of products and spaces that make a body of this many bytes. */
const bodyOf = (bytes: number): string => {
  const text = JSON.stringify({ products: [{ ...phone, title: '1 Jahr für 12 €' }] })
  return text + ' '.repeat(bytes - new TextEncoder().encode(text).byteLength)
}
/** A request whose body arrives over time. */
const withBody = (body: ReadableStream): Request => {
  const headers = { 'content-type': 'application/json' }
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
  return new Request(`${origin}/api/protection/plans`, init)
}
const nested = (depth: number, open = '[', close = ']') => `${open.repeat(depth)}1${close.repeat(depth)}`

describe('readJsonBody', () => {
  it('reads 512,000 bytes, and not one more', async () => {
    expect((await proxy(post('/plans', bodyOf(512_000)))).status).toBe(200)
    expect((await proxy(post('/plans', bodyOf(512_000), { 'content-length': '512000' }))).status).toBe(200)
    expect(await readRefusal(proxy, post('/plans', bodyOf(512_001)))).toBe('413 body_too_large')
    expect(await readRefusal(proxy, post('/plans', '{}', { 'content-length': '512001' }))).toBe('413 body_too_large')
  })

  it('reads what nests 12 deep, and not deeper', async () => {
    const read = (text: string) => readJsonBody(post('/plans', text), limits)
    const twelve = `{"a":${nested(11)}}`
    for (const text of [twelve, nested(12, '{"a":', '}'), `[${Array.from({ length: 20 }, () => nested(11)).join()}]`]) {
      expect(await read(text)).toEqual(JSON.parse(text))
    }
    const objects = `[${Array.from({ length: 20 }, () => nested(11, '{"a":', '}')).join()}]`
    expect(await read(objects)).toHaveLength(20)
    for (const text of [`[${twelve}]`, nested(13, '{"a":', '}'), nested(13), `{"]":"}","a":${nested(12)}}`]) {
      expect(await readRefusal(proxy, post('/plans', text))).toBe('400 invalid_json Nested too deep.')
    }
    const escaped = JSON.stringify({ a: '\\"[[[[[[[[[[[[[', b: '\\', c: [1] })
    expect(await read(escaped)).toEqual(JSON.parse(escaped))
    const afterEscape = `["\\\\",${nested(12)}]`
    await expect(read(afterEscape)).rejects.toMatchObject({ code: 'invalid_json' })
  })

  it('ends with 408 when the body is not there after 10 seconds, and not before', async () => {
    vi.useFakeTimers()
    try {
      const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) })
      const slow = withBody(body)
      // A fixed session: making one takes real time, and fake timers do not wait for it.
      const handle = createStack({ proxy: { session: { id: () => 'session-1' } } }).proxy
      let status: number | undefined
      const answered = handle(slow).then((response) => (status = response.status))
      await vi.advanceTimersByTimeAsync(9_999)
      expect(status).toBeUndefined()
      await vi.advanceTimersByTimeAsync(1)
      await answered
      expect(status).toBe(408)
    } finally {
      vi.useRealTimers()
    }
  })

  it('answers 400 where the body ends early', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('hunter2')) })
    expect(await readRefusal(proxy, withBody(body))).toBe('400 body_incomplete')
  })

  it.each([
    ['nothing', ''],
    ['half an object', '{"products":['],
    ['two values', '{} {}'],
    ['a comment', '{/* */}'],
    ['not a number', '{"products":NaN}'],
  ])('answers 400 to malformed JSON: %s', async (_, body) => {
    expect(await readRefusal(proxy, post('/plans', body))).toBe('400 invalid_json')
  })

  it('answers 413 to a large body, whatever its length header says', async () => {
    const large = JSON.stringify({ products: [phone], padding: 'x'.repeat(1_000_000) })
    expect(await readRefusal(proxy, post('/plans', large))).toBe('413 body_too_large')
    expect(await readRefusal(proxy, post('/plans', large, { 'content-length': '10' }))).toBe('413 body_too_large')
    expect(await readRefusal(proxy, post('/plans', '{}', { 'content-length': '1000000' }))).toBe('413 body_too_large')
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8; boundary=x',
    'application/json; charset',
    'text/plain; application/json',
    'xapplication/json',
    'application/json, text/html',
    '',
  ])('answers 415 to the content type "%s"', async (type) => {
    expect(await readRefusal(proxy, post('/plans', { products: [phone] }, { 'content-type': type }))).toBe(
      '415 wrong_content_type',
    )
  })

  it.each([
    'application/json',
    'Application/JSON; charset="UTF-8"',
    'application/json;charset=utf-8',
    'application/json ; charset = utf-8 ;',
    'application/json;',
  ])('accepts the content type "%s"', async (type) => {
    expect((await proxy(post('/plans', { products: [phone] }, { 'content-type': type }))).status).toBe(200)
  })

  it('answers 415 where there is no content type', async () => {
    const request = post('/plans', { products: [phone] })
    request.headers.delete('content-type')
    expect(await readRefusal(proxy, request)).toBe('415 wrong_content_type')
  })

  it('answers 400 to deep nesting, before it is parsed', async () => {
    const nested = `{"products":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(await readRefusal(proxy, post('/plans', nested))).toBe('400 invalid_json Nested too deep.')
    const brackets = JSON.stringify({ products: [{ ...phone, title: '[[[[[[{{{{{{"\\' }] })
    expect((await proxy(post('/plans', brackets))).status).toBe(200)
  })
})
