import { describe, expect, it } from 'vitest'
import { readFetchArguments } from './readFetchArguments.js'

const address = 'https://api.hellohakuna.com/orders?x=1'
const limit = 1_000_000
const tooLarge = {
  status: 413,
  errorCode: 'request_too_large',
  validationErrors: ['The body is larger than 1000000 bytes.'],
}

/** A body that comes in parts of so many bytes. */
function streamOf(text: string, size: number): ReadableStream<Uint8Array> & { isCancelled: () => boolean } {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  let isCancelled = false
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, (at += size)))
    },
    cancel: () => void (isCancelled = true),
  })
  return Object.assign(stream, { isCancelled: () => isCancelled })
}

const bodyOf = (body: unknown) => readFetchArguments(address, { method: 'POST', body: body as BodyInit }).readText()

describe('the arguments of fetch', () => {
  it('may be an address as text or URL, or a path alone; without more it is a GET', async () => {
    for (const input of [address, new URL(address), '/orders?x=1']) {
      const { method, url, headers, signal, readText } = readFetchArguments(input)
      expect([method, url.pathname, url.search, [...headers], signal]).toEqual([
        'GET',
        '/orders',
        '?x=1',
        [],
        undefined,
      ])
      expect(await readText()).toBe('')
    }
  })

  it('may be a Request, whose parts the second argument replaces', async () => {
    const signal = new AbortController().signal
    const request = new Request(address, { method: 'POST', headers: { a: '1', b: '2' }, body: 'first' })
    const plain = readFetchArguments(request)
    expect([plain.method, plain.url.href, plain.headers.get('a')]).toEqual(['POST', address, '1'])
    expect(plain.signal).toBe(request.signal)
    const changed = readFetchArguments(request, { method: 'put', headers: { a: '3' }, body: 'second', signal })
    expect([changed.method, changed.headers.get('a'), changed.headers.get('b')]).toEqual(['PUT', '3', null])
    expect(changed.signal).toBe(signal)
    expect([await changed.readText(), await plain.readText()]).toEqual(['second', 'first'])
  })

  it.each([
    ['a text', (text: string) => text],
    ['a stream', (text: string) => streamOf(text, 64_000)],
    ['a buffer', (text: string) => new TextEncoder().encode(text)],
  ])('have a body of a megabyte at most, in bytes, as %s', async (_name, wrap) => {
    const largest = 'ä'.repeat(limit / 2)
    expect((await bodyOf(wrap(largest))) === largest).toBe(true)
    await expect(bodyOf(wrap(`${largest}x`))).rejects.toMatchObject(tooLarge)
  })

  it('have a body that is no longer read when it is too large', async () => {
    const stream = streamOf('x'.repeat(limit + 100), 1_000)
    await expect(bodyOf(stream)).rejects.toMatchObject(tooLarge)
    expect(stream.isCancelled()).toBe(true)
  })

  it('have characters that are split between two parts', async () => {
    expect(await bodyOf(streamOf('aä€🙂z', 1))).toBe('aä€🙂z')
    expect(await bodyOf(streamOf('', 1))).toBe('')
  })

  it('have a broken character at the end replaced', async () => {
    expect(await bodyOf(new Uint8Array([0x61, 0xe2, 0x82]))).toBe('a\uFFFD')
  })
})
