/** One call of the browser, e.g. `POST /plans`, with its body as JSON. */
export type ProtectionTestRequest = { call: string; body: unknown }

export type ProxyFetchOptions = {
  proxy: (request: Request) => Promise<Response>
  /** Every answer comes this many milliseconds later; with `Infinity` none ever does. */
  delayMs: number
  onRequest: (request: ProtectionTestRequest) => void
}

/** A `fetch` that calls the proxy in the same process. */
export function createProxyFetch({ proxy, delayMs, onRequest }: ProxyFetchOptions): typeof globalThis.fetch {
  return (input, { signal, ...init } = {}) => {
    const url = new URL(String(input), 'http://shop.example')
    const body = typeof init.body === 'string' ? init.body : null
    onRequest({
      call: `${init.method ?? 'GET'} ${url.pathname.replace('/api/protection', '')}`,
      body: body && JSON.parse(body),
    })
    return new Promise((resolve, reject) => {
      // Not passed to `Request`: Node's does not accept the signals of a simulated browser.
      signal?.addEventListener('abort', () => reject(signal.reason as Error))
      const send = () => proxy(new Request(url.href, init)).then(resolve, reject)
      if (!delayMs) void send()
      else if (Number.isFinite(delayMs)) setTimeout(send, delayMs)
    })
  }
}
