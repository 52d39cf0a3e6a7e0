// Found by name and not by import, since frameworks may load the package twice. No header can set it.
const key = Symbol.for('hakuna-kit.clientAddress')

/** Notes on a request the client address that the server's socket reports. */
export function markClientAddress(request: Request, address: string): Request {
  return Object.defineProperty(request, key, { value: address })
}

/** The address that was noted on the request, if any. */
export function readClientAddress(request: Request): string | undefined {
  const address: unknown = Reflect.get(request, key)
  return typeof address === 'string' ? address : undefined
}

/**
 * What requests are counted by. One subscriber has one IPv4 address but a whole /64 network of IPv6 addresses, so the
 * network counts. IPv4-mapped IPv6 addresses count as IPv4.
 */
export function toAddressNetwork(address: string): string {
  const text = address.toLowerCase().slice(0, 100)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (mapped) return mapped[1]!
  if (!text.includes(':')) return text
  // A zone, as in `fe80::1%eth0`, is at the end and so in no group that counts.
  const [before = [], after = []] = text.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
