import type { ProxyWarnings } from '../dev-warnings/createProxyWarnings.js'
import { isInsurerError } from '../insurer/transport/InsurerError.js'
import { nameOf } from './createCallShop.js'
import type { Cors } from './guards/createCors.js'
import type { Limits } from './guards/createLimits.js'
import type { FindSession } from './guards/createSessions.js'
import { requireSameOrigin } from './guards/requireSameOrigin.js'
import { Problem, problems, toProblem } from './problems.js'
import type { ProxyEvent } from './ProxyEvent.js'
import { readJsonBody, type JsonBodyLimits } from './readJsonBody.js'
import { toJsonResponse, toProblemResponse } from './responses.js'
import { routes, type CallFacts, type Route, type RouteHandlers, type RouteName } from './routes.js'

export type RequestHandlerOptions = {
  /** With a leading slash and without one at its end; empty for the root. */
  basePath: string
  allowedOrigins: ReadonlySet<string>
  cors: Cors
  limits: Limits | undefined
  findSession: FindSession
  routeHandlers: RouteHandlers
  bodyLimits: JsonBodyLimits
  onEvent: (event: ProxyEvent) => void
  warnings: ProxyWarnings | undefined
}

/** From request to response: address limit, route, method, origin, session, session limit, handler. Never rejects. */
export function createRequestHandler(options: RequestHandlerOptions): (request: Request) => Promise<Response> {
  const { allowedOrigins, cors, limits, findSession, routeHandlers, bodyLimits, onEvent, warnings } = options
  // Paths are compared whole and undecoded: a path with an encoded or doubled slash is unknown.
  const routesByPath = new Map(
    routes.filter(({ name }) => routeHandlers[name]).map((route) => [options.basePath + route.path, route]),
  )

  async function answer(request: Request, trace: Trace): Promise<Response> {
    await limits?.takeForAddress(request, trace.requestId)
    const url = new URL(request.url)
    const route = routesByPath.get(url.pathname)
    if (!route) throw new Problem('unknown_path')
    const preflight = cors.answerPreflight(request, route)
    if (preflight) return preflight
    requireMethod(request, route)
    trace.call = route.name
    requireSameOrigin(request, url, allowedOrigins)

    const { userSessionId, setCookie, origin } = await findSession(request, url, trace.requestId)
    if (setCookie !== undefined) trace.headers['Set-Cookie'] = setCookie
    trace.facts.session = origin
    // A new session has no earlier requests. A client that drops its cookie is counted by address.
    if (origin !== 'new') await limits?.takeForSession(userSessionId, trace.requestId)

    const { requestId, facts } = trace
    const readJson = () => readJsonBody(request, bodyLimits)
    const json = await routeHandlers[route.name]!({ request, url, userSessionId, requestId, facts, readJson })
    return toJsonResponse(json, trace.headers)
  }

  return async (request) => {
    const startedAt = performance.now()
    const requestId = readRequestId(request)
    const trace: Trace = {
      requestId,
      call: 'none',
      facts: {},
      headers: { 'X-Request-Id': requestId, ...cors.headersFor(request) },
    }
    const { response, ...outcome } = await answer(request, trace).then(
      (answered) => ({ response: answered, code: undefined, error: undefined }),
      (thrown: unknown) => {
        const problem = toProblem(thrown)
        if (isInsurerError(thrown)) warnings?.insurerFailed(thrown)
        else warnings?.refused({ code: problem.code, detail: problem.more.detail }, request)
        const error = problem.code === 'internal_error' ? nameOf(thrown) : undefined
        return { response: toProblemResponse(problem, requestId, trace.headers), code: problem.code, error }
      },
    )
    onEvent({
      type: 'proxy_call',
      call: trace.call,
      status: outcome.code ? problems[outcome.code].status : response.status,
      ...outcome,
      durationMs: performance.now() - startedAt,
      requestId,
      ...trace.facts,
    })
    return response
  }
}

/** What is known of a request so far. */
type Trace = {
  requestId: string
  call: RouteName | 'none'
  facts: CallFacts
  headers: Record<string, string>
}

function requireMethod(request: Request, { method }: Route): void {
  if (request.method !== method || (method === 'GET' && hasBody(request))) {
    throw new Problem('method_not_allowed', { headers: { Allow: method } })
  }
}

/** A `Request` cannot be a GET with a body, but a request over HTTP can. */
function hasBody({ headers, body }: Request): boolean {
  return body !== null || Number(headers.get('content-length')) > 0 || headers.has('transfer-encoding')
}

/** The caller's request id where it has the form of one, so that logs of several systems can be matched. */
function readRequestId(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given !== null && /^[\w.-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}
