import type { Sandbox } from '@hakuna-kit/sandbox'
import { afterEach } from 'vitest'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { NewOrder } from '../../orders/order.js'
import type { OrderStep } from '../../orders/orderStep.js'
import { createOutbox } from '../../outbox/createOutbox.js'
import type { OutboxStore } from '../../outbox/store/openDatabase.js'
import type { OutboxDatabase } from '../../outbox/store/OutboxDatabase.js'
import type { Outbox, OutboxOptions } from '../../outbox/Outbox.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { refundLineItems } from '../../orders/refundLineItems.js'
import { createOrderInsurer } from '../orders/createOrderInsurer.js'
import { daysLater, newOrder, plan, product } from '@hakuna-kit/test/orders'

/** The outbox's database, for tests that read or change its rows. */
export type SuiteDatabase = Pick<OutboxDatabase, 'query' | 'transaction'> & { store: OutboxStore }

const lines = [product('phone', 2), plan('plan', 'PHONE', 1), product('case')]
export const phones = [{ lineItemId: 'phone', quantity: 1 }]

/** An order placed, shipped in two parcels, and partly refunded. */
export function history(id: string, more: Partial<NewOrder> = {}): OrderStep[] {
  const placed = placeOrder(newOrder(lines, { id, ...more }))
  const first = fulfillLineItems(placed.order, { items: phones, fulfilledAt: daysLater(1) })
  const second = fulfillLineItems(first.order, { items: phones, fulfilledAt: daysLater(2) })
  const refunded = refundLineItems(second.order, { items: [{ lineItemId: 'phone' }], refundedAt: daysLater(3) })
  return [placed, first, second, refunded]
}

/** Types of the events that the insurer received, by order id. */
export function eventTypes(sandbox: Sandbox): Record<string, string[]> {
  const types: Record<string, string[]> = {}
  for (const { orderId, type } of sandbox.inspect().events) (types[orderId] ??= []).push(type)
  return types
}

/** The events of a whole history. */
export const whole = ['order_placed', 'order_fulfillment_added', 'order_fulfillment_added', 'order_refund_added']

/** Makes an order that the insurer refuses: the country is not served. */
export const farAway: Partial<NewOrder> = { billingAddress: { ...newOrder([]).billingAddress, country: 'aq' } }

/** Makes the retries of an outbox due at once. */
const hurries = new WeakMap<Outbox, () => Promise<unknown>>()

/** Opens outboxes, each in an empty schema of its own, and closes them after the test. */
export function createHarness(open: () => SuiteDatabase) {
  const opened: Outbox[] = []
  const used: string[] = []
  afterEach(async () => {
    for (const outbox of opened.splice(0)) await outbox.close()
    for (const schema of used.splice(0)) {
      for (const statement of emptying(schema)) await open().query(statement)
      freeSchemas(open()).push(schema)
    }
  })

  async function openOutbox(options: OutboxOptions & { faults?: object[] } = {}) {
    const { faults = [], ...outboxOptions } = options
    const { sandbox, client } = createOrderInsurer({ faults })
    const schema = freeSchemas(open()).pop() ?? `suite_${(schemas += 1)}`
    used.push(schema)
    const openAnother = async (more: OutboxOptions = {}) => {
      const retry = { firstDelaySeconds: 1, maxDelaySeconds: 1, ...outboxOptions.retry, ...more.retry }
      const merged = { store: open().store, insurer: client, ...outboxOptions, ...more, schema, retry }
      const outbox = await createOutbox(merged)
      opened.push(outbox)
      hurries.set(outbox, () =>
        open().query(`update ${schema}_queue.job set start_after = now() where state = 'retry'`),
      )
      return outbox
    }
    return { outbox: await openAnother(), sandbox, schema, openAnother, database: open() }
  }

  return { openOutbox }
}

let schemas = 0

/** Installing the tables takes most of the time of a test, so the schemas of earlier tests are used again. */
const emptySchemas = new WeakMap<SuiteDatabase, string[]>()

function freeSchemas(database: SuiteDatabase): string[] {
  const schemas = emptySchemas.get(database) ?? []
  emptySchemas.set(database, schemas)
  return schemas
}

/** pg-boss remembers in `queue` when it last looked for dead workers; the next outbox makes the queue again. */
const emptying = (schema: string): string[] => [
  `truncate ${schema}.outbox_entry, ${schema}.outbox_order restart identity`,
  `drop table if exists ${schema}.shop_order`,
  `delete from ${schema}_queue.job`,
  `delete from ${schema}_queue.queue`,
]

/** Delivers until nothing waits for another try. Retries are made due, so their delays take no time. */
export async function deliverAll(outbox: Outbox) {
  const total = { delivered: 0, failed: 0, dead: 0 }
  for (;;) {
    const report = await outbox.deliver()
    for (const key of ['delivered', 'failed', 'dead'] as const) total[key] += report[key]
    const { retrying, waiting } = await outbox.stats()
    if (waiting === 0 || retrying === 0) return total
    await hurries.get(outbox)?.()
  }
}
