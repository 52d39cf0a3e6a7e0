/** What a handler gets to work with. */
export type Call = {
  /** Values of the `{placeholders}` in the path. */
  params: Record<string, string>
  query: URLSearchParams
  /** The parsed JSON body; undefined on GET. */
  body: unknown
  /** When the message came in, by the sandbox's clock. */
  now: Date
}

/** What a handler answers: a status and a JSON body. */
export type Answer = { status: number; body: unknown }

/** The insurer's error envelope (vendor page "Responses"; the codes for v2.0 are unpublished, those not named there are ours). */
export type ErrorEnvelope = { error: { error_code: string; validation_errors: string[] } }

/** A message that the insurer refuses. Handlers throw it; the router turns it into the error envelope. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    /** Human readable, each starting with the path of the field where there is one. */
    readonly validationErrors: string[] = [],
    readonly headers: Record<string, string> = {},
  ) {
    super(errorCode)
  }

  get envelope(): ErrorEnvelope {
    return { error: { error_code: this.errorCode, validation_errors: this.validationErrors } }
  }
}

/** A body above this many bytes is refused with 413 (our figure: no document names one). */
export const maxBodyBytes = 1_000_000

/** The parts of a request that the sandbox looks at, read from whatever `fetch` was called with. */
export type Incoming = {
  method: string
  url: URL
  headers: Headers
  signal: AbortSignal | undefined
  readText(): Promise<string>
}

/**
 * Reads the arguments of a `fetch` call without building a Request, so that it behaves alike in Node, in browsers and
 * in simulated DOMs whose Request refuses foreign abort signals.
 */
export function readFetchArguments(input: RequestInfo | URL, init: RequestInit = {}): Incoming {
  const request = typeof input === 'object' && 'url' in input ? input : undefined
  const address = request ? request.url : String(input)
  return {
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    // A path alone means this sandbox; any host will do.
    url: new URL(address, 'https://sandbox.invalid'),
    headers: new Headers(init.headers ?? request?.headers),
    signal: init.signal ?? request?.signal ?? undefined,
    readText: () => readBounded(init.body ?? request?.body ?? null),
  }
}

async function readBounded(body: BodyInit | null): Promise<string> {
  if (body === null) return ''
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

/** The documents' deepest message has 5 levels. Deeper ones than this could overflow the stack of whoever walks them. */
const maxNesting = 50

/** @throws Refusal 400 `invalid_request_parameters` when the text is no JSON or is nested absurdly deep. */
export function parseJson(text: string): unknown {
  if (nesting(text) > maxNesting) {
    throw new Refusal(400, 'invalid_request_parameters', [`The body is nested deeper than ${maxNesting} levels.`])
  }
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message would quote the body.
    throw new Refusal(400, 'invalid_request_parameters', ['The body is not valid JSON.'])
  }
}

function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [bracket] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (bracket === '[' || bracket === '{') deepest = Math.max(deepest, (depth += 1))
    else if (bracket === ']' || bracket === '}') depth -= 1
  }
  return deepest
}
