import { Problem } from './problems.js'
import type { ProxyEvent, ShopCallback } from './ProxyEvent.js'

/** Calls back into the shop, and tells the shop's server when that fails. */
export type CallShop = <Answer>(
  callback: ShopCallback,
  question: () => Answer | Promise<Answer>,
  requestId?: string,
) => Promise<Answer>

/**
 * Whatever goes wrong in the shop is the shop's to log; the browser hears only that the shop could not answer.
 *
 * The result throws Problem `shop_unavailable`.
 */
export function createCallShop(onEvent: (event: ProxyEvent) => void): CallShop {
  return async (callback, question, requestId) => {
    try {
      return await question()
    } catch (thrown) {
      onEvent({ type: 'shop_failed', callback, error: nameOf(thrown), requestId })
      throw new Problem('shop_unavailable')
    }
  }
}

/** The class of an error: enough to know where to look, and never data. */
export function nameOf(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : typeof thrown
  return /^\w{1,60}$/.test(name) ? name : 'Error'
}
