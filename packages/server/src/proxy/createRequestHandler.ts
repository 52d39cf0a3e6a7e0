import type { Call } from './calls.js'
import { readJsonBody, type JsonBodyLimits } from './jsonBody.js'
import { Problem } from './problems.js'
import { respondJson, respondProblem, type AnswerHeaders } from './respond.js'
import { routes, type Route, type RouteName } from './routes.js'
import { requireSameOrigin } from './sameOrigin.js'
import type { UserSession } from './session.js'
import { toProblem } from './toProblem.js'

export type RequestHandlerOptions = {
  /** With a leading slash and without one at its end; empty for the root. */
  basePath: string
  allowedOrigins: readonly string[]
  getSession: (request: Request, url: URL) => Promise<UserSession>
  calls: Record<RouteName, ((call: Call) => Promise<string>) | undefined>
  bodyLimits: JsonBodyLimits
}

/** From request to response: route, origin, session, body, call. Never rejects. */
export function createRequestHandler(options: RequestHandlerOptions): (request: Request) => Promise<Response> {
  const { getSession, calls, bodyLimits } = options
  const allowedOrigins = new Set(options.allowedOrigins.map((origin) => new URL(origin).origin))
  // Compared as a whole and as it came: an encoded or doubled slash makes another path, and that is unknown.
  const byPath = new Map(
    routes.filter(({ name }) => calls[name]).map((route) => [options.basePath + route.path, route]),
  )

  return async (request) => {
    const requestId = readRequestId(request)
    const headers: AnswerHeaders = { 'X-Request-Id': requestId }
    try {
      const url = new URL(request.url)
      const route = byPath.get(url.pathname)
      if (!route) throw new Problem('unknown_path')
      requireMethod(request, route)
      requireSameOrigin(request, url, allowedOrigins)
      const { userSessionId, setCookie } = await getSession(request, url)
      if (setCookie !== undefined) headers['Set-Cookie'] = setCookie
      const readJson = () => readJsonBody(request, bodyLimits)
      return respondJson(await calls[route.name]!({ request, url, userSessionId, requestId, readJson }), headers)
    } catch (error) {
      return respondProblem(toProblem(error), requestId, headers)
    }
  }
}

function requireMethod({ method, headers, body }: Request, route: Route): void {
  // A `Request` cannot be a GET with a body, but what came over the wire can.
  const hasBody = body !== null || Number(headers.get('content-length')) > 0 || headers.has('transfer-encoding')
  if (method !== route.method || (method === 'GET' && hasBody)) {
    throw new Problem('method_not_allowed', { headers: { Allow: route.method } })
  }
}

/** The caller's request id where it looks like one, so that logs of several systems can be read together. */
function readRequestId(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given !== null && /^[\w.-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}
