import type { CallShop } from '../createCallShop.js'
import { Problem } from '../problems.js'
import type { ProxyEvent } from '../ProxyEvent.js'
import { readClientAddress, toAddressNetwork } from './clientAddress.js'
import {
  createMemoryRateLimitStore,
  type RateLimit,
  type RateLimitStore,
  type RateLimitVerdict,
} from './RateLimitStore.js'

/** How many requests the proxy answers before it refuses with 429. */
export type LimitOptions = {
  /** For one session. Default 600 requests in 60,000 ms. */
  perSession?: RateLimit | undefined
  /** For one client address; an IPv6 /64 network counts as one. Default 3,000 requests in 60,000 ms. */
  perAddress?: RateLimit | undefined
  /** Where requests are counted. Default: in memory; give a shared one where several processes serve one shop. */
  store?: RateLimitStore | undefined
  /**
   * The address that a request comes from, e.g. from a header that your platform sets. `toNodeHandler` knows it without
   * this.
   */
  clientAddress?: ((request: Request) => string | null | undefined) | undefined
}

/** Both throw Problem `too_many_requests` with `Retry-After`. */
export type Limits = {
  takeForAddress(request: Request, requestId: string): Promise<void>
  takeForSession(userSessionId: string, requestId: string): Promise<void>
}

/** While the shop's store fails, requests are counted in memory: neither unlimited nor all refused. */
export function createLimits({
  perSession = { requests: 600, windowMs: 60_000 },
  perAddress = { requests: 3_000, windowMs: 60_000 },
  store,
  clientAddress,
  callShop,
  onEvent,
  now,
}: LimitOptions & { callShop: CallShop; onEvent: (event: ProxyEvent) => void; now: () => number }): Limits {
  const memory = createMemoryRateLimitStore({ now })
  let isAddressMissed = false

  async function take(key: string, limit: RateLimit, requestId: string): Promise<void> {
    const inMemory = () => memory.take(key, limit)
    const shared = store && callShop('limits.store', () => store.take(key, limit), requestId).catch(inMemory)
    throwIfLimited(await (shared ?? inMemory()))
  }

  return {
    async takeForAddress(request, requestId) {
      const address = clientAddress
        ? await callShop('limits.clientAddress', () => clientAddress(request), requestId).catch(() => undefined)
        : readClientAddress(request)
      if (address) return take(`address:${toAddressNetwork(address)}`, perAddress, requestId)
      if (!isAddressMissed) onEvent({ type: 'client_address_unknown' })
      isAddressMissed = true
    },
    takeForSession: (userSessionId, requestId) => take(`session:${userSessionId}`, perSession, requestId),
  }
}

function throwIfLimited(verdict: RateLimitVerdict): void {
  if (verdict.isAllowed) return
  const seconds = Math.max(1, Math.ceil(verdict.retryAfterMs / 1_000))
  throw new Problem('too_many_requests', { headers: { 'Retry-After': String(seconds) } })
}
