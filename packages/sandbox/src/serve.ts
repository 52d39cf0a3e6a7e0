import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from './createSandbox.js'

export type ServeOptions = {
  /** From `createSandbox()`. */
  sandbox: Sandbox
  /** 0: any free port. Default 4010. */
  port?: number | undefined
  /** Address to listen on. Default `127.0.0.1`: this machine only. */
  host?: string | undefined
  /** Called after every request. Status 0: a fault closed the connection. */
  onRequest?: ((request: { method: string; path: string; status: number }) => void) | undefined
}

export type SandboxServer = {
  /** Without a trailing slash, e.g. `http://127.0.0.1:4010`. */
  url: string
  close(): Promise<void>
}

/**
 * Serves a sandbox on a port. Faults that break the network close the connection.
 * @throws the error of `listen`, e.g. EADDRINUSE
 */
export async function serve({
  sandbox,
  port = 4010,
  host = '127.0.0.1',
  onRequest,
}: ServeOptions): Promise<SandboxServer> {
  const server = createServer((request, response) => {
    void forward(sandbox, request, response).then((status) =>
      onRequest?.({ method: request.method ?? 'GET', path: (request.url ?? '/').replace(/\?.*/s, ''), status }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

/** Returns the status that was sent; 0 when the connection was closed. */
async function forward(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<number> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  try {
    const method = request.method ?? 'GET'
    const answer = await sandbox.fetch(`http://sandbox.invalid${pathOf(request)}`, {
      method,
      headers: toHeaders(request),
      signal: gone.signal,
      ...(method !== 'GET' && method !== 'HEAD' && { body: toStream(request) }),
    })
    const text = await answer.text()
    // The unread rest of a refused body must not be read as the next request.
    if (!request.complete) response.setHeader('Connection', 'close')
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(method === 'HEAD' ? undefined : text)
    return answer.status
  } catch {
    request.socket.destroy()
    return 0
  }
}

/** Path and query. Proxies send absolute targets; their host is removed. */
function pathOf(request: IncomingMessage): string {
  const target = request.url ?? '/'
  if (target.startsWith('/')) return target
  return URL.canParse(target) ? new URL(target).pathname + new URL(target).search : '/'
}

function toHeaders(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  return headers
}

function toStream(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = request[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(new Uint8Array(value))
    },
  })
}
