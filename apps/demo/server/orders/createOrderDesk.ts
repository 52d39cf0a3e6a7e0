import { ProtectionError } from '@hakuna-kit/core'
import { isOrderError, placeOrder, toOrderSnapshot, type NewOrder, type OrderStep } from '@hakuna-kit/server/orders'
import type { ActionAnswer, DeskAction } from '../../shared/backOfficeApi.js'
import type { Database } from '../storage/Storage.js'
import { applyAction } from './applyAction.js'
import type { OrderStore, ShopOrder } from './OrderStore.js'
import type { OrderOutbox } from './OrderOutbox.js'

export type OrderDeskOptions = {
  orders: OrderStore
  database?: Database | undefined
  /** Absent: changes are not reported to the insurer. */
  outbox?: OrderOutbox | undefined
  now: () => Date
}

export interface OrderDesk {
  /** Saves the order and its message to the insurer in one transaction. */
  place(newOrder: NewOrder, context: Omit<ShopOrder, 'order'>): Promise<ShopOrder>
  /** What `act` would send. Undefined: no such order. */
  preview(orderId: string, action: DeskAction): Promise<ActionAnswer | undefined>
  act(orderId: string, action: DeskAction): Promise<ActionAnswer | undefined>
}

/** Places orders, and makes the changes that the shop's staff asks for. */
export function createOrderDesk({ orders, database, outbox, now }: OrderDeskOptions): OrderDesk {
  async function save(context: Omit<ShopOrder, 'order'>, step: OrderStep): Promise<ShopOrder> {
    const shopOrder = { ...context, order: step.order }
    if (!database || !outbox) {
      await orders.save(shopOrder)
      return shopOrder
    }
    await database.transaction(async (tx) => {
      await tx.orders.save(shopOrder)
      await outbox.enqueue(step, { format: shopOrder.format, tx: tx.sql })
    })
    return shopOrder
  }

  async function work(
    orderId: string,
    action: DeskAction,
    finish: (shopOrder: ShopOrder, step: OrderStep) => Promise<ActionAnswer>,
  ) {
    const shopOrder = await orders.load(orderId)
    if (!shopOrder) return undefined
    try {
      return await finish(shopOrder, applyAction(shopOrder.order, action, now))
    } catch (error) {
      // Safe to show: the messages of the order model name fields and rules, never a customer.
      if (error instanceof ProtectionError)
        return { outcome: 'refused', code: error.code, reason: error.message } as const
      throw error
    }
  }

  return {
    place(newOrder, context) {
      const step = placeOrder(newOrder)
      return save({ ...context, format: chooseFormat(context.format, step) }, step)
    },
    preview: (orderId, action) =>
      work(orderId, action, async ({ format }, step) => ({
        outcome: 'possible',
        format,
        message: toMessage(format, step),
      })),
    act: (orderId, action) =>
      work(orderId, action, async (shopOrder, step) => {
        const message = toMessage(shopOrder.format, step)
        await save(shopOrder, step)
        return { outcome: 'done', format: shopOrder.format, message }
      }),
  }
}

/** The feed accepts only plans that come from offers. A cart filled before the switch has others: it uses events. */
function chooseFormat(wanted: ShopOrder['format'], { order }: OrderStep): ShopOrder['format'] {
  if (wanted === 'events') return wanted
  try {
    toOrderSnapshot(order)
    return 'feed'
  } catch (error) {
    if (isOrderError(error, 'order_feed_cannot_express')) return 'events'
    throw error
  }
}

/** The insurer's own JSON for a change. */
function toMessage(format: ShopOrder['format'], { event, order }: OrderStep): unknown {
  return format === 'feed' ? toOrderSnapshot(order) : event
}
