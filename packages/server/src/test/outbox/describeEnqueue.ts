import { describe, expect, it } from 'vitest'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { Order } from '../../orders/order.js'
import type { OrderStep } from '../../orders/orderStep.js'
import type { SqlRunner } from '../../outbox/store/OutboxDatabase.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { refundLineItems } from '../../orders/refundLineItems.js'
import { daysLater, newOrder, product, refusal } from '@hakuna-kit/test/orders'
import { deliverAll, eventTypes, history, phones, whole, createHarness, type SuiteDatabase } from './createHarness.js'

/** What the outbox guarantees for enqueueing. */
export function describeEnqueue(open: () => SuiteDatabase): void {
  const { openOutbox } = createHarness(open)

  describe('enqueueing', () => {
    it('keeps the order of changes that were enqueued in one transaction, and in one call', async () => {
      const { outbox, sandbox, database } = await openOutbox()
      await database.transaction(async (tx) => {
        for (const step of history('a')) await outbox.enqueue(step, { tx })
      })
      await deliverAll(outbox)
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('enqueues with the shop’s transaction: both or neither', async () => {
      const { outbox, sandbox, schema, database } = await openOutbox()
      await database.query(`create table ${schema}.shop_order (id text)`)
      const save = (id: string, fail: boolean) =>
        open().transaction(async (tx) => {
          await tx.query(`insert into ${schema}.shop_order values ($1)`, [id])
          await outbox.enqueue(history(id)[0]!, { tx })
          if (fail) throw new Error('the shop changes its mind')
        })
      await save('kept', false)
      await expect(save('undone', true)).rejects.toThrow('changes its mind')
      await deliverAll(outbox)
      expect(eventTypes(sandbox)).toEqual({ kept: ['order_placed'] })
      const { rows } = await database.query(`select id from ${schema}.shop_order`)
      expect(rows).toEqual([{ id: 'kept' }])
    })

    it('refuses a `tx` without a transaction', async () => {
      const { outbox, database } = await openOutbox()
      await expect(outbox.enqueue(history('a')[0]!, { tx: database as SqlRunner })).rejects.toThrow(
        /transaction block/i,
      )
      expect(await outbox.list()).toEqual([])
    })

    it('recognises a change that is enqueued again', async () => {
      const { outbox, sandbox } = await openOutbox()
      const steps = history('a')
      const first = await outbox.enqueue(steps)
      expect(first.map(({ repeated }) => repeated)).toEqual([false, false, false, false])
      expect(await outbox.enqueue([...steps, ...steps])).toEqual(
        [...first, ...first].map(({ id }) => ({ id, repeated: true })),
      )
      await deliverAll(outbox)
      expect(await outbox.enqueue(steps[2]!)).toEqual({ id: first[2]!.id, repeated: true })
      await deliverAll(outbox)
      expect(eventTypes(sandbox)).toEqual({ a: whole })
      expect(sandbox.inspect().messages.map(({ idempotencyKey }) => idempotencyKey)).toEqual(first.map(({ id }) => id))
    })

    it('refuses an id that comes with other content, and lets the shop’s transaction go on', async () => {
      const { outbox, sandbox, database } = await openOutbox()
      const other = placeOrder(newOrder([product('phone', 3)], { id: 'a' }))
      const late = fulfillLineItems(other.order, { id: 'parcel', items: phones, fulfilledAt: daysLater(1) })
      const steps = history('a')
      const parcel = fulfillLineItems(steps[0]!.order, { id: 'parcel', items: phones, fulfilledAt: daysLater(1) })
      const otherParcel = fulfillLineItems(steps[0]!.order, { id: 'parcel', items: phones, fulfilledAt: daysLater(2) })
      await outbox.enqueue([steps[0]!, parcel])
      const refused = async (step: OrderStep | OrderStep[]) =>
        outbox.enqueue([step].flat()).then(
          () => undefined,
          (error: unknown) =>
            refusal(() => {
              throw error
            }),
        )
      expect(await refused(other)).toEqual({ code: 'order_id_reused', path: 'order.id' })
      expect(await refused(late)).toEqual({ code: 'order_id_reused', path: 'order.id' })
      expect(await refused(otherParcel)).toEqual({ code: 'order_change_id_reused', path: 'changeId' })
      expect(await refused([...history('b'), otherParcel])).toEqual({
        code: 'order_change_id_reused',
        path: 'changeId',
      })

      await database.transaction(async (tx) => {
        await expect(outbox.enqueue([...history('c').slice(0, 1), other], { tx })).rejects.toMatchObject({
          code: 'order_id_reused',
        })
        await outbox.enqueue(history('d')[0]!, { tx })
      })
      expect(await outbox.list({ orderId: 'c' })).toEqual([])
      await deliverAll(outbox)
      expect(eventTypes(sandbox)).toEqual({ a: whole.slice(0, 2), d: ['order_placed'] })
    })

    it('refuses, before anything is saved, what the feed cannot express', async () => {
      const { outbox } = await openOutbox({ format: 'feed' })
      const [placed] = history('a')
      const alone = refundPlan(placed!.order)
      await expect(outbox.enqueue([placed!, alone])).rejects.toMatchObject({ code: 'order_feed_cannot_express' })
      expect(await outbox.list()).toEqual([])
    })
  })
}

function refundPlan(order: Order): OrderStep {
  const shipped = fulfillLineItems(order, { items: [{ lineItemId: 'phone' }], fulfilledAt: daysLater(1) })
  return refundLineItems(shipped.order, { items: [{ lineItemId: 'plan' }], refundedAt: daysLater(2) })
}
