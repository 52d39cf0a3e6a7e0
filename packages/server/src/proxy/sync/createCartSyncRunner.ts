import { type Cart, type CartAdapter, type CartSyncAnswer } from '@hakuna-kit/core'
import { createCartSync } from '@hakuna-kit/core/sync'
import { coalesceByKey, withDeadline } from '@hakuna-kit/core/internal'
import { LRUCache } from 'lru-cache'
import type { StorefrontCalls } from '../../insurer/storefront/createStorefrontCalls.js'
import { isInsurerError } from '../../insurer/transport/InsurerError.js'
import type { CallShop } from '../createCallShop.js'
import { Problem, toProblem, type ProblemCode } from '../problems.js'

export type CartSyncRunnerOptions = {
  insurer: Pick<StorefrontCalls, 'reportCart'>
  maxRounds: number | undefined
  /** For the whole loop. Milliseconds. */
  timeoutMs: number
  callShop: CallShop
}

type CartSyncRun = { adapter: CartAdapter; userSessionId: string; requestId: string }

export type SyncCart = (run: CartSyncRun) => Promise<CartSyncAnswer>

/**
 * The problem codes for errors of the cart and of the engine. Found by `code`, since frameworks may load the core
 * package twice.
 */
const problemCodes: Record<string, ProblemCode> = {
  conflict: 'cart_conflict',
  locked: 'cart_locked',
  cart_action_refused: 'cart_action_refused',
  cart_not_settled: 'cart_not_settled',
}

/**
 * Runs the whole loop over the shop's server cart with core's engine, so that the browser makes one request. Loops over
 * one cart never overlap in this process: calls made while one runs share the next.
 *
 * @throws Problem for an error of the engine, the cart or the insurer, and when the time is up.
 */
export function createCartSyncRunner({ insurer, maxRounds, timeoutMs, callShop }: CartSyncRunnerOptions): SyncCart {
  const runForCart = coalesceByKey<CartSyncAnswer>()
  /**
   * Carts whose last report was empty. An engine lives for one request here, so it cannot know whether an empty cart
   * had lines before. Most shops create a cart with its first line, so an empty cart is reported unless the last report
   * was empty too.
   */
  const reportedEmpty = new LRUCache<string, true>({ max: 10_000 })

  function createEngine(first: Cart | undefined, { adapter, userSessionId, requestId }: CartSyncRun) {
    let unread = first
    return createCartSync({
      maxRounds,
      reportEmptyCart: first ? !reportedEmpty.has(first.id) : true,
      cart: {
        readCart: () => {
          const known = unread
          unread = undefined
          return known ? Promise.resolve(known) : adapter.readCart()
        },
        addLineItems: (items) => adapter.addLineItems(items),
        updateLineItem: (lineItemId, quantity) => adapter.updateLineItem(lineItemId, quantity),
      },
      reportCart: async (cart, { signal }) => {
        const actions = await insurer.reportCart({ cart, userSessionId, requestId, signal })
        if (cart.lineItems.length === 0) reportedEmpty.set(cart.id, true)
        else reportedEmpty.delete(cart.id)
        return actions
      },
    })
  }

  /** `first`: the cart, where it was read for this loop and no other loop ran since. */
  async function loop(first: Cart | undefined, run: CartSyncRun): Promise<CartSyncAnswer> {
    const engine = createEngine(first, run)
    const state = await withDeadline(
      { ms: timeoutMs, timeoutError: () => new Problem('insurer_timeout') },
      async (getSignal) => {
        getSignal().addEventListener('abort', () => engine.dispose())
        return engine.sync()
      },
    )
    if (state.status === 'settled') return { cart: state.cart, rounds: state.rounds, changes: state.changes }
    const error: unknown = state.status === 'failed' ? state.error : undefined
    if (isInsurerError(error)) throw toProblem(error)
    throw new Problem(problemCodes[(error as { code: string } | undefined)?.code ?? ''] ?? 'shop_unavailable')
  }

  return async (run) => {
    const timeoutError = () => new Error('The cart was not read in time.')
    const readCart = () => withDeadline({ ms: timeoutMs, timeoutError }, () => run.adapter.readCart())
    const cart = await callShop('cart.adapter', readCart, run.requestId)
    if (!cart) return { cart: null, rounds: 0, changes: [] }
    return runForCart(cart.id, (hasWaited) => loop(hasWaited ? undefined : cart, run))
  }
}
