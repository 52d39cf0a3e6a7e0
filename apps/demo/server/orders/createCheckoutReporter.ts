import type { ProtectionProxy } from '@hakuna-kit/server'
import type { OrderStore, ShopOrder } from './OrderStore.js'

export type CheckoutReporterOptions = {
  reportCheckout: ProtectionProxy['reportCheckout']
  orders: OrderStore
  /** Milliseconds before the first retry; it doubles up to five minutes. */
  retryAfterMs?: number | undefined
}

export interface CheckoutReporter {
  /** Starts to report an order and repeats it until it works. Returns at once: no sale depends on the insurer. */
  report(order: ShopOrder): void
  /** Reports every order that an earlier run of the server left pending. */
  resume(): Promise<void>
  dispose(): void
}

const longestWaitMs = 5 * 60_000

/** Reports in the background which cart became which order, until the insurer has it. */
export function createCheckoutReporter({
  reportCheckout,
  orders,
  retryAfterMs = 2_000,
}: CheckoutReporterOptions): CheckoutReporter {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let disposed = false

  async function attempt(order: ShopOrder, waitMs: number): Promise<void> {
    const { userSessionId } = order
    const { id: orderId, cartId = '' } = order.order
    try {
      await reportCheckout({ userSessionId, cartId, orderId })
    } catch {
      // Not logged: the error's text may quote the insurer's answer. The shop only needs the state of the order.
      if (disposed) return
      const timer = setTimeout(() => {
        timers.delete(timer)
        void attempt(order, Math.min(waitMs * 2, longestWaitMs))
      }, waitMs)
      timers.add(timer)
      return
    }
    const current = await orders.load(orderId)
    if (current) await orders.save({ ...current, checkoutReport: 'delivered' })
  }

  return {
    report: (order) => void attempt(order, retryAfterMs),
    async resume() {
      for (const order of await orders.list()) if (order.checkoutReport === 'pending') void attempt(order, retryAfterMs)
    },
    dispose() {
      disposed = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
