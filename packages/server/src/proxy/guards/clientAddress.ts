// Found by name and not by import: frameworks may load the package twice. No header can set it.
const key = Symbol.for('hakuna-kit.clientAddress')

/** Notes on a request which address it came from, as the server's socket tells it. */
export function markClientAddress(request: Request, address: string): Request {
  return Object.defineProperty(request, key, { value: address })
}

/** The address that was noted on the request, if any. */
export function readClientAddress(request: Request): string | undefined {
  const address: unknown = Reflect.get(request, key)
  return typeof address === 'string' ? address : undefined
}
