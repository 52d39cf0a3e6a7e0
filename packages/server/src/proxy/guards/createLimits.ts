import type { CallShop } from '../createCallShop.js'
import { readClientAddress } from './clientAddress.js'
import { Problem } from '../problems.js'
import type { ProxyEvent } from '../ProxyEvent.js'
import type { MemoryRateLimitStore, RateLimit, RateLimitStore, RateLimitVerdict } from './RateLimitStore.js'

export type LimitsOptions = {
  perSession: RateLimit
  perAddress: RateLimit
  /** The shop's. Without one `fallback` counts. */
  store: RateLimitStore | undefined
  /** Serves while `store` fails: a limit that is down must neither open the door nor close the shop. */
  fallback: MemoryRateLimitStore
  clientAddress: ((request: Request) => string | null | undefined) | undefined
  callShop: CallShop
  onEvent: (event: ProxyEvent) => void
}

/** Both throw or reject with Problem `too_many_requests` and its `Retry-After`. What is counted in memory is known at once. */
export type Limits = {
  takeForAddress(request: Request, requestId: string): void | Promise<void>
  takeForSession(userSessionId: string, requestId: string): void | Promise<void>
}

export function createLimits(options: LimitsOptions): Limits {
  const { perSession, perAddress, store, fallback, clientAddress, callShop, onEvent } = options
  let isAddressMissed = false

  function take(key: string, limit: RateLimit, requestId: string): void | Promise<void> {
    if (!store) return throwIfLimited(fallback.take(key, limit))
    return callShop('rateLimitStore', () => store.take(key, limit), requestId)
      .catch(() => fallback.take(key, limit))
      .then(throwIfLimited)
  }

  function takeFor(address: string | null | undefined, requestId: string): void | Promise<void> {
    if (address) return take(`address:${toNetwork(address)}`, perAddress, requestId)
    if (!isAddressMissed) onEvent({ type: 'client_address_unknown' })
    isAddressMissed = true
  }

  return {
    takeForAddress(request, requestId) {
      if (!clientAddress) return takeFor(readClientAddress(request), requestId)
      return callShop('clientAddress', () => clientAddress(request), requestId)
        .catch(() => undefined)
        .then((address) => takeFor(address, requestId))
    },
    takeForSession: (userSessionId, requestId) => take(`session:${userSessionId}`, perSession, requestId),
  }
}

function throwIfLimited(verdict: RateLimitVerdict): void {
  if (verdict.isAllowed) return
  const seconds = Math.max(1, Math.ceil(verdict.retryAfterMs / 1_000))
  throw new Problem('too_many_requests', { headers: { 'Retry-After': String(seconds) } })
}

/**
 * One subscriber has one IPv4 address, but a whole /64 of IPv6 addresses to choose from, so that is what counts. An IPv4 address in IPv6
 * dress is itself.
 */
export function toNetwork(address: string): string {
  const text = address.toLowerCase().slice(0, 100)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (mapped) return mapped[1]!
  if (!text.includes(':')) return text
  const [head = '', tail] = text.replace(/%.*/, '').split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
