import type { ProtectionRequestError } from '@hakuna-kit/core'

/** Not `instanceof`: a package that was loaded twice has two classes of the same name. */
export const isFailedCall = (error: unknown): error is ProtectionRequestError =>
  error instanceof Error && 'call' in error && 'code' in error

/** Why a call of the proxy failed, and where to look. */
export function explainFailedCall({ call, code, status, message }: ProtectionRequestError): string {
  const origin = typeof location === 'undefined' ? 'https://shop.example' : location.origin
  const answered = status === undefined ? call : `${call} was answered with HTTP ${status} and`
  switch (code) {
    case 'cross_origin':
      return (
        `The proxy refused ${call} (403 cross_origin): the page's origin ${origin} is not the host that the proxy ` +
        'saw. The string form of Vite\'s server.proxy changes the Host header: write { target: "…", ' +
        `changeOrigin: false }. Where the hosts do differ, give the proxy allowedOrigins: ["${origin}"].`
      )
    case 'unknown_path':
      return `The proxy has no call "${call}" at that path. Make its basePath and the client's baseUrl the same.`
    case 'http_error':
    case 'invalid_answer':
      return (
        `${answered} no JSON of the proxy. Is the proxy mounted at the client's baseUrl (default /api/protection)? ` +
        'A page or an error page of the server is answered there otherwise.'
      )
    case 'network_error':
      return (
        `${call} could not be sent, or its answer could not be read. Check that the server runs at the client's ` +
        `baseUrl. If that is another origin than ${origin}, give the proxy allowedOrigins: ["${origin}"].`
      )
    case 'timeout':
      return `${call} had no answer in time. Check that the server at the client's baseUrl answers, or raise timeoutMs.`
    case 'wrong_content_type':
    case 'invalid_json':
      return (
        `The body of ${call} reached the proxy without "Content-Type: application/json", or not as JSON. Look at ` +
        'what is between page and proxy: a fetch of your own, a server in front, or a body parser that ran before. The ' +
        "server's console says more."
      )
    default:
      return message
  }
}
