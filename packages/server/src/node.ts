import type { IncomingMessage, ServerResponse } from 'node:http'
import { markClientAddress } from './proxy/guards/clientAddress.js'
import type { ProtectionProxy } from './proxy/createProtectionProxy.js'

/** A request as Node's `http`, Connect or Express pass it to a handler. */
export type NodeRequest = IncomingMessage & {
  /** Express: the URL before a router removed its mount path. */
  originalUrl?: string | undefined
  /** Set where a body parser ran before. */
  body?: unknown
  /** Express: the client's address, by the setting `trust proxy`. */
  ip?: string | undefined
}

/**
 * Mounts the proxy in Node's `http`, Connect or Express. It works before and after a body parser. A request outside
 * the proxy's base path goes to `next()`, or is answered with 404 where there is none.
 *
 * The promise settles once the answer has been sent, the connection has ended or `next()` was called, and never rejects
 * for a failure of the proxy. An API route of Next's pages router returns it:
 * `export default toNodeHandler(proxy)`.
 *
 * ```js
 * createServer(toNodeHandler(proxy)).listen(3000)
 * express().use(toNodeHandler(proxy))
 * ```
 */
export function toNodeHandler(
  proxy: ProtectionProxy,
): (req: NodeRequest, res: ServerResponse, next?: (error?: unknown) => void) => Promise<void> {
  return (req, res, next) => {
    const request = tryToWebRequest(req)
    if (next && !(request && isBelow(proxy.basePath, new URL(request.url).pathname))) {
      next()
      return Promise.resolve()
    }
    if (!request) return sendBadRequest(res)
    return proxy(request)
      .then((response) => send(req, res, response))
      .catch(() => void res.destroy())
  }
}

/**
 * Makes a web `Request` of a Node request, e.g. for `proxy.getUserSession` and `proxy.reportCheckout`.
 *
 * @throws TypeError for a request line or headers of which no URL or `Request` can be made.
 */
export function toWebRequest(req: NodeRequest): Request {
  const method = req.method ?? 'GET'
  const request = new Request(toUrl(req), { method, headers: toHeaders(req), ...toBody(req, method) })
  const address = req.ip ?? req.socket.remoteAddress
  return address === undefined ? request : markClientAddress(request, address)
}

function tryToWebRequest(req: NodeRequest): Request | undefined {
  try {
    return toWebRequest(req)
  } catch {
    return undefined
  }
}

function toUrl(req: NodeRequest): string {
  const scheme = 'encrypted' in req.socket ? 'https' : 'http'
  const host = req.headers.host ?? 'localhost'
  // Anything else could add a user, a path or a query to the URL.
  if (!/^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(host)) throw new TypeError('Malformed host.')
  const target = req.originalUrl ?? req.url ?? '/'
  if (target.startsWith('/')) return `${scheme}://${host}${target}`
  // The absolute form that forward proxies use. The sender chooses its host, so only path and query are used.
  const { pathname, search } = new URL(target)
  if (!pathname.startsWith('/')) throw new TypeError('Malformed target.')
  return `${scheme}://${host}${pathname}${search}`
}

function toHeaders({ rawHeaders }: NodeRequest): Headers {
  const headers = new Headers()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1]!)
  }
  return headers
}

function toBody(req: NodeRequest, method: string): RequestInit & { duplex?: 'half' } {
  if (method === 'GET' || method === 'HEAD') return {}
  if (!req.readableDidRead) return { body: toStream(req), duplex: 'half' }
  const { body } = req
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    return { body: (body as string | Uint8Array<ArrayBuffer> | undefined) ?? '' }
  }
  return { body: JSON.stringify(body) }
}

/**
 * Reads the request's body only when the stream is read, and only as fast. So a body that the proxy does not read stays
 * unread for other handlers, and one that is refused is never buffered whole.
 */
function toStream(req: NodeRequest): ReadableStream<Uint8Array> {
  let isAttached = false
  const attach = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    isAttached = true
    // The sender left before the body was asked for, and Node says so only once.
    if (req.destroyed) return controller.error(endedEarly())
    req.on('data', (chunk: Buffer) => {
      controller.enqueue(chunk)
      req.pause()
    })
    req.on('end', () => controller.close())
    // A stream without this listener ends the process. `close` follows.
    req.on('error', () => {})
    // Also for a body that has come whole: the shop may destroy the request before it is read. After `end`, which comes
    // when all is read, it has no effect.
    req.on('close', () => controller.error(endedEarly()))
  }
  return new ReadableStream(
    {
      pull(controller) {
        if (!isAttached) attach(controller)
        req.resume()
      },
      cancel() {
        req.pause()
        req.removeAllListeners('data')
        req.removeAllListeners('end')
      },
    },
    { highWaterMark: 0 },
  )
}

const endedEarly = (): Error => new Error('The request ended early.')

async function send(req: NodeRequest, res: ServerResponse, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  // The unread rest of a body must not be read as the next request.
  if (!req.complete) headers['connection'] = 'close'
  res.writeHead(response.status, { ...headers, 'content-length': body.byteLength })
  await end(res, body)
}

/** Sends the last bytes. Resolves also where the connection ends before they are sent. */
function end(res: ServerResponse, body: Buffer | string): Promise<void> {
  return new Promise((resolve) => {
    if (res.destroyed) return resolve()
    res.once('close', resolve)
    res.end(body, resolve)
  })
}

function sendBadRequest(res: ServerResponse): Promise<void> {
  res.writeHead(400, {
    connection: 'close',
    'content-type': 'application/problem+json',
    'x-content-type-options': 'nosniff',
  })
  return end(res, '{"type":"about:blank","title":"The request is malformed.","status":400,"code":"invalid_request"}')
}

function isBelow(basePath: string, pathname: string): boolean {
  return pathname === basePath || pathname.startsWith(`${basePath}/`)
}
