import { createCartSync, type Cart, type CartAdapter, type CartSyncAnswer } from '@hakuna-kit/core'
import { LRUCache } from 'lru-cache'
import { isInsurerError } from '../../insurer/transport/InsurerError.js'
import type { StorefrontCalls } from '../../insurer/storefront/createStorefrontCalls.js'
import type { CallShop } from '../createCallShop.js'
import { Problem, type ProblemCode } from '../problems.js'
import { toProblem } from '../toProblem.js'
import { createTurns } from './createTurns.js'

export type CartSyncRunnerOptions = {
  insurer: Pick<StorefrontCalls, 'reportCart'>
  maxRounds: number | undefined
  /** For the whole loop. Milliseconds. */
  timeoutMs: number
  callShop: CallShop
}

export type CartSyncRun = { adapter: CartAdapter; userSessionId: string; requestId: string }

/** The problem codes of what a cart, or the engine, may say. Read by `code`: frameworks may load the core package twice. */
const codes: Record<string, ProblemCode> = {
  conflict: 'cart_conflict',
  locked: 'cart_locked',
  refused: 'cart_action_refused',
  cart_action_refused: 'cart_action_refused',
  cart_not_settled: 'cart_not_settled',
  cart_sync_disposed: 'insurer_timeout',
}

/**
 * Runs the whole loop over the shop's server cart with core's engine, so the browser pays one round trip. Loops over one cart take turns.
 *
 * @throws Problem with the engine's, the cart's or the insurer's trouble.
 */
export function createCartSyncRunner({ insurer, maxRounds, timeoutMs, callShop }: CartSyncRunnerOptions) {
  const takeTurn = createTurns<CartSyncAnswer>()
  /**
   * Carts whose last report was empty. An engine lives for one request here, so whether an empty cart had lines before cannot be known;
   * most shops make a cart with its first line, so it is reported unless it just was.
   */
  const reportedEmpty = new LRUCache<string, true>({ max: 10_000 })

  async function loop(
    first: Cart | undefined,
    { adapter, userSessionId, requestId }: CartSyncRun,
  ): Promise<CartSyncAnswer> {
    let unread = first
    const sync = createCartSync({
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
    const timer = setTimeout(() => sync.dispose(), timeoutMs)
    const state = await sync.sync()
    clearTimeout(timer)
    if (state.status === 'settled') return { cart: state.cart, rounds: state.rounds, changes: state.changes }
    const error: unknown = state.status === 'failed' ? state.error : undefined
    if (isInsurerError(error)) throw toProblem(error)
    throw new Problem(codes[(error as { code: string } | undefined)?.code ?? ''] ?? 'shop_unavailable')
  }

  /** A shop that never answers must not keep the request, and those that wait for it, for ever. */
  function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The cart was not read in time.')), timeoutMs)
    })
    return Promise.race([answer, timeout]).finally(() => clearTimeout(timer))
  }

  return async (run: CartSyncRun): Promise<CartSyncAnswer> => {
    const cart = await callShop('cart', () => inTime(run.adapter.readCart()), run.requestId)
    if (!cart) return { cart: null, rounds: 0, changes: [] }
    return takeTurn(cart.id, (hasWaited) => loop(hasWaited ? undefined : cart, run))
  }
}
