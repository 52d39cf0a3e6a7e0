import type { InsurerClient } from '@hakuna-kit/server'
import type { OrderProtectionAnswer } from '../../shared/shopApi.js'
import type { OrderOutbox } from './OrderOutbox.js'
import type { ShopOrder } from './OrderStore.js'

export type OrderProtectionReaderOptions = {
  insurer: Pick<InsurerClient, 'getHostedCheckout'>
  outbox?: Pick<OrderOutbox, 'list'> | undefined
}

/** Data for the confirmation page: the insurer's checkout for unprotected lines, once the insurer has the order. */
export function createOrderProtectionReader({ insurer, outbox }: OrderProtectionReaderOptions) {
  return async ({ order, format }: ShopOrder): Promise<OrderProtectionAnswer> => {
    const shippedAt = order.changes.findLast(({ type }) => type === 'fulfilled')?.at ?? null
    // The hosted checkout works only for orders that were reported by events (vendor page).
    if (!outbox || format === 'feed' || order.status === 'cancelled')
      return { checkout: null, isPending: false, shippedAt }
    const [placement] = await outbox.list({ orderId: order.id, limit: 1 })
    if (placement?.state !== 'delivered')
      return { checkout: null, isPending: placement?.state === 'waiting', shippedAt }
    // The page is shown even when the insurer fails.
    const checkout = await insurer.getHostedCheckout({ orderId: order.id }).catch(() => undefined)
    return { checkout: checkout ?? null, isPending: false, shippedAt }
  }
}
