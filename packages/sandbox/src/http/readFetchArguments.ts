import { Refusal } from './Refusal.js'

/** The parts of a `fetch` call that the sandbox needs. */
export type Incoming = {
  method: string
  url: URL
  headers: Headers
  signal: AbortSignal | undefined
  /** @throws Refusal 413 `request_too_large` */
  readText(): Promise<string>
}

/** Larger bodies are refused with 413. The limit is ours: no document names one. */
const maxBodyBytes = 1_000_000

/**
 * Reads the arguments of a `fetch` call. Does not build a `Request`: simulated DOMs have a `Request` that does not
 * accept an abort signal of the platform.
 */
export function readFetchArguments(input: RequestInfo | URL, init: RequestInit = {}): Incoming {
  const request = typeof input === 'object' && 'url' in input ? input : undefined
  const address = request ? request.url : String(input)
  return {
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    // The host does not matter, so a path alone is enough.
    url: new URL(address, 'https://sandbox.invalid'),
    headers: new Headers(init.headers ?? request?.headers),
    signal: init.signal ?? request?.signal ?? undefined,
    readText: () => readBounded(init.body ?? request?.body ?? null),
  }
}

async function readBounded(body: BodyInit | null): Promise<string> {
  if (typeof body === 'string') {
    if (new TextEncoder().encode(body).length > maxBodyBytes) throw tooLarge()
    return body
  }
  const stream = new Response(body).body
  if (!stream) return ''
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > maxBodyBytes) {
      await reader.cancel()
      throw tooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}

function tooLarge() {
  return new Refusal(413, 'request_too_large', [`The body is larger than ${maxBodyBytes} bytes.`])
}
