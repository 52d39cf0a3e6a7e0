/** What a proxy tells the developer. Each line comes once for its cause. */
export type ProxyWarnings = ReturnType<typeof createProxyWarnings>

type FailedCall = { kind: string; status?: number | undefined; endpoint: string }

type WatchedEvent =
  | { type: 'insurer_call'; outcome: string; endpoint: string; status?: number | undefined }
  | { type: 'insurer_drift'; drift: string }
  | { type: 'shop_failed'; callback: string; error: string }
  | { type: 'insurer_circuit' | 'proxy_call' | 'no_plans' | 'client_address_unknown' }

/** `insurerHost`: where calls of the insurer go. */
export function createProxyWarnings({ insurerHost }: { insurerHost: string }) {
  const warned = new Set<string>()
  const warnOnce = (cause: string, line: () => string): void => {
    if (warned.has(cause)) return
    warned.add(cause)
    console.warn(`Hakuna Kit (server): ${line()}`)
  }

  /** A call of the insurer failed with `kind`, the kind of an `InsurerError`. */
  const insurerFailed = ({ kind, status, endpoint }: FailedCall): void => {
    const advice = adviceFor[kind]
    if (!advice) return
    warnOnce(
      `insurer ${kind} ${status}`,
      () =>
        `the insurer's call "${endpoint}" failed (${kind}${status === undefined ? '' : `, HTTP ${status}`}), so ` +
        `pages show no plans or wrong quantities until it succeeds. Calls go to ${insurerHost}. ${advice}`,
    )
  }

  return {
    insurerFailed,

    /** `lookUpPlans()` of the option `insurer` failed with an error of its own. `name`: its class. */
    ownInsurerFailed(name: string): void {
      warnOnce(
        'own insurer',
        () =>
          `lookUpPlans() of the option \`insurer\` failed with ${name}, so pages show no plans. Mend it, or let it ` +
          'reject with an InsurerError where that is what happened.',
      )
    },

    /** Events that hide a mistake where nobody listens to them. */
    watchEvent(event: WatchedEvent): void {
      // Not found is usual for a cart that was not reported; the other causes of it come by other ways.
      if (event.type === 'insurer_call' && event.outcome !== 'not_found') {
        insurerFailed({ ...event, kind: event.outcome })
      }
      if (event.type === 'shop_failed') {
        const { callback, error } = event
        warnOnce(
          `${callback} ${error}`,
          () =>
            `the function of the option \`${callback}\` failed with ${error}, so the call that needed it could not ` +
            'be answered. Mend it.',
        )
      }
      if (event.type === 'insurer_drift' && event.drift === 'lookup_not_found') {
        warnOnce(
          event.drift,
          () =>
            `the insurer at ${insurerHost} answered a lookup of plans with 404, so the product shows none. If it does ` +
            'so for every product, the path is wrong: check baseUrl (often from HAKUNA_BASE_URL) and the option `endpoints`.',
        )
      }
    },

    /** A call was refused with `code`. `detail`: what exactly is wrong, without values. */
    refused({ code, detail = '' }: { code: string; detail?: string | undefined }, request: Request): void {
      const isPreflight = code === 'method_not_allowed' && request.method === 'OPTIONS'
      if (code === 'cross_origin' || isPreflight) warnOnce('cross_origin', () => explainCrossOrigin(request))
      else if (code === 'wrong_content_type') warnOnce(code, () => explainContentType(request))
      else if (code === 'invalid_json') warnOnce(code, () => noJson)
      else if (code === 'unknown_path' && isCall(request)) warnOnce(code, () => explainUnknownPath(request))
      else if (code === 'invalid_request') {
        // Lists have many indexes, which are one cause.
        warnOnce(`${code} ${detail.replace(/\d/g, '')}`, () => explainInvalidRequest(request, detail))
      }
    },
  }
}

const checkAddress = 'Check baseUrl (often from HAKUNA_BASE_URL)'

const adviceFor: Record<string, string> = {
  unreachable: `${checkAddress}, and that the sandbox runs if you use it: npx @hakuna-kit/sandbox --port 4010.`,
  timeout: `${checkAddress}, and that this machine may reach it.`,
  unavailable: 'It has an error of its own: try again later. If it is the sandbox, look at its faults.',
  rate_limited: 'It asks for fewer calls: try again later. If it is the sandbox, look at its faults.',
  unauthorized:
    'It does not accept secretKey (often from HAKUNA_SECRET_KEY): check that the key is current and belongs to this ' +
    'address.',
  not_found: `It does not know the path: check baseUrl (often from HAKUNA_BASE_URL) and the option \`endpoints\`.`,
  invalid_answer: `The answer is not the documented JSON, so something else may answer there. ${checkAddress}.`,
}

/** Header values are the sender's: only the start is shown. */
const shown = (text: string | null): string => (text === null ? 'none' : `"${text.slice(0, 100)}"`)

function explainCrossOrigin(request: Request): string {
  const { headers, url } = request
  const origin = headers.get('origin')
  return (
    `a call was refused (cross_origin), because its page has another origin than this proxy. Origin: ${shown(origin)}, ` +
    `Host: ${shown(headers.get('host'))}, URL of the request: ${shown(new URL(url).origin)}. Where the page is ` +
    `yours, give the proxy allowedOrigins: [${origin === null ? "'https://shop.example'" : shown(origin)}]. The string form ` +
    "of Vite's server.proxy changes Host: write { target: '…', changeOrigin: false } instead."
  )
}

function explainContentType({ headers }: Request): string {
  return (
    'a call was refused (wrong_content_type), because its body did not arrive as "Content-Type: application/json". ' +
    `Content-Type: ${shown(headers.get('content-type'))}. Other types are refused, because pages of other sites can ` +
    'send them without asking. Send the header, and look for what drops it: a fetch of your own or a server in front.'
  )
}

const noJson =
  'a call was refused (invalid_json), because its body was empty or no JSON. If a body parser runs before the proxy, ' +
  'it must leave what it read in req.body, or run after the proxy.'

function explainInvalidRequest({ url }: Request, detail: string): string {
  // The first field that a body must have.
  const isEmpty = /^Check (products|cart|the body)\.$/.test(detail)
  return (
    `a call of ${shown(new URL(url).pathname)} was refused (invalid_request): it has the wrong shape. ${detail}` +
    (isEmpty ? ' A body parser that runs before the proxy may have left {}: run it after the proxy.' : '')
  )
}

/** Anything else that is not found, such as an icon, is no mistake. */
const isCall = ({ url }: Request): boolean => /\/(plans|cart\/(connections|report|sync))$/.test(new URL(url).pathname)

function explainUnknownPath({ url }: Request): string {
  return (
    `a call of ${shown(new URL(url).pathname)} was refused (unknown_path): the proxy has no such call. Make its ` +
    "option basePath (default /api/protection) and the client's baseUrl the same; /cart/sync needs cart.adapter."
  )
}
