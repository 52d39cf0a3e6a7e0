import type { Awaitable } from '../Awaitable.js'
import { Problem } from './problems.js'
import type { ProxyEvent, ShopCallback } from './ProxyEvent.js'

/** Calls a function of the shop. Throws Problem `shop_unavailable` when that function throws or rejects. */
export type CallShop = <Answer>(
  callback: ShopCallback,
  call: () => Awaitable<Answer>,
  requestId?: string,
) => Promise<Answer>

/**
 * Failures of the shop's functions are reported to the shop's server. The browser learns only that the shop could not
 * answer.
 */
export function createCallShop(onEvent: (event: ProxyEvent) => void): CallShop {
  return async (callback, call, requestId) => {
    try {
      return await call()
    } catch (thrown) {
      onEvent({ type: 'shop_failed', callback, error: nameOf(thrown), requestId })
      throw new Problem('shop_unavailable')
    }
  }
}

/** The class of an error: enough to find the place, and never data. */
export function nameOf(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : typeof thrown
  return /^\w{1,60}$/.test(name) ? name : 'Error'
}
