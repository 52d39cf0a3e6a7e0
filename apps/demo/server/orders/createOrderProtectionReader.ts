import type { InsurerClient } from '@hakuna-kit/server'
import type { OrderProtectionAnswer } from '../../shared/shopApi.js'
import type { OrderOutbox } from './OrderOutbox.js'
import type { ShopOrder } from './OrderStore.js'

export type OrderProtectionReaderOptions = {
  insurer: Pick<InsurerClient, 'getHostedCheckout'>
  outbox?: Pick<OrderOutbox, 'list'> | undefined
}

/** What the confirmation page needs: the insurer's checkout for unprotected lines, once the insurer has heard of the order. */
export function createOrderProtectionReader({ insurer, outbox }: OrderProtectionReaderOptions) {
  return async ({ order, format }: ShopOrder): Promise<OrderProtectionAnswer> => {
    const shippedAt = order.changes.findLast(({ type }) => type === 'fulfilled')?.at ?? null
    // The hosted checkout knows orders by their events only (vendor page); an order of the feed has none.
    if (!outbox || format === 'feed' || order.status === 'cancelled')
      return { checkout: null, isPending: false, shippedAt }
    const [placement] = await outbox.list({ orderId: order.id, limit: 1 })
    if (placement?.state !== 'delivered')
      return { checkout: null, isPending: placement?.state === 'waiting', shippedAt }
    // An insurer in trouble must not spoil the thanks.
    const checkout = await insurer.getHostedCheckout({ orderId: order.id }).catch(() => undefined)
    return { checkout: checkout ?? null, isPending: false, shippedAt }
  }
}
