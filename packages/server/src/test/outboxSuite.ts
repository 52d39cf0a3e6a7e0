import type { Sandbox } from '@hakuna-kit/sandbox'
import { afterEach, describe, expect, it } from 'vitest'
import { fulfillLineItems } from '../orders/fulfillLineItems.js'
import type { NewOrder, Order, OrderStep } from '../orders/order.js'
import { createOutbox } from '../orders/outbox/createOutbox.js'
import type { OutboxDatabase, OutboxStore, SqlRunner } from '../orders/outbox/database.js'
import type { Outbox, OutboxOptions } from '../orders/outbox/Outbox.js'
import { placeOrder } from '../orders/placeOrder.js'
import { refundLineItems } from '../orders/refundLineItems.js'
import { createOrderInsurer } from './orderInsurer.js'
import { daysLater, newOrder, plan, product, refusal } from './orders.js'

/** A database in which tests can look behind the outbox. */
export type SuiteDatabase = Pick<OutboxDatabase, 'query' | 'transaction'> & { store: OutboxStore }

const lines = [product('phone', 2), plan('plan', 'PHONE', 1), product('case')]
const phones = [{ lineItemId: 'phone', quantity: 1 }]

/** An order placed, shipped in two parcels, and partly refunded. */
function history(id: string, more: Partial<NewOrder> = {}): OrderStep[] {
  const placed = placeOrder(newOrder(lines, { id, ...more }))
  const first = fulfillLineItems(placed.order, { items: phones, fulfilledAt: daysLater(1) })
  const second = fulfillLineItems(first.order, { items: phones, fulfilledAt: daysLater(2) })
  const refunded = refundLineItems(second.order, { items: [{ lineItemId: 'phone' }], refundedAt: daysLater(3) })
  return [placed, first, second, refunded]
}

/** What the insurer was told of each order, in order. */
function eventTypes(sandbox: Sandbox): Record<string, string[]> {
  const types: Record<string, string[]> = {}
  for (const { orderId, type } of sandbox.inspect().events) (types[orderId] ??= []).push(type)
  return types
}

const whole = ['order_placed', 'order_fulfillment_added', 'order_fulfillment_added', 'order_refund_added']

/** Everything that the outbox promises, on a database that `open` gives. */
export function describeOutbox(name: string, open: () => SuiteDatabase): void {
  let schemas = 0
  const opened: Outbox[] = []

  afterEach(async () => {
    for (const outbox of opened.splice(0)) await outbox.close()
  })

  async function openOutbox(options: OutboxOptions & { faults?: object[] } = {}) {
    const { faults, ...outboxOptions } = options
    const { sandbox, client } = createOrderInsurer({ faults: faults ?? [] })
    const schema = options.schema ?? `suite_${(schemas += 1)}`
    const openAnother = async (more: OutboxOptions = {}) => {
      const retry = { firstDelaySeconds: 1, maxDelaySeconds: 1, ...outboxOptions.retry, ...more.retry }
      const outbox = await createOutbox({
        store: open().store,
        insurer: client,
        ...outboxOptions,
        ...more,
        schema,
        retry,
      })
      opened.push(outbox)
      return outbox
    }
    return { outbox: await openAnother(), sandbox, client, schema, openAnother }
  }

  /** Delivers until nothing waits any more, entries that are tried again included. */
  async function deliverAll(outbox: Outbox) {
    const total = { delivered: 0, failed: 0, dead: 0 }
    for (;;) {
      const report = await outbox.deliver()
      for (const key of ['delivered', 'failed', 'dead'] as const) total[key] += report[key]
      const { retrying, waiting } = await outbox.stats()
      if (waiting === 0 || retrying === 0) return total
      await new Promise((wake) => setTimeout(wake, 200))
    }
  }

  describe(`the outbox on ${name}`, () => {
    it('delivers every change once and in order, whatever the insurer does', async () => {
      const { outbox, sandbox } = await openOutbox({
        faults: [
          { path: '/events', dropAnswer: true, after: 1, times: 3 },
          { path: '/events', status: 503, after: 6, times: 3 },
          { path: '/events', dropRequest: true, after: 12, times: 2 },
        ],
      })
      const ids = ['a', 'b', 'c', 'd', 'e', 'f']
      await outbox.enqueue(ids.flatMap((id) => history(id)))
      expect(await deliverAll(outbox)).toMatchObject({ delivered: 24, dead: 0 })
      expect(eventTypes(sandbox)).toEqual(Object.fromEntries(ids.map((id) => [id, whole])))
      expect(await outbox.stats()).toMatchObject({ delivered: 24, waiting: 0, dead: 0 })
    })

    it('keeps the order of changes that were enqueued in one transaction, and in one call', async () => {
      const { outbox, sandbox } = await openOutbox()
      await open().transaction(async (tx) => {
        for (const step of history('a')) await outbox.enqueue(step, { tx })
      })
      await deliverAll(outbox)
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('enqueues with the shop’s transaction: both or neither', async () => {
      const { outbox, sandbox, schema } = await openOutbox()
      await open().query(`create table ${schema}.shop_order (id text)`)
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
      const { rows } = await open().query(`select id from ${schema}.shop_order`)
      expect(rows).toEqual([{ id: 'kept' }])
    })

    it('refuses a transaction that is none', async () => {
      const { outbox } = await openOutbox()
      await expect(outbox.enqueue(history('a')[0]!, { tx: open() as SqlRunner })).rejects.toThrow(/transaction block/i)
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

    it('refuses an order id or change id that comes with other content, and lets the shop’s transaction go on', async () => {
      const { outbox, sandbox } = await openOutbox()
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

      await open().transaction(async (tx) => {
        await expect(outbox.enqueue([...history('c').slice(0, 1), other], { tx })).rejects.toMatchObject({
          code: 'order_id_reused',
        })
        await outbox.enqueue(history('d')[0]!, { tx })
      })
      await deliverAll(outbox)
      expect(eventTypes(sandbox)).toEqual({ a: whole.slice(0, 2), d: ['order_placed'] })
    })

    it('holds back the order of a dead entry and no other; retry and skip let it go', async () => {
      const { outbox, sandbox } = await openOutbox()
      const far = { billingAddress: { ...newOrder([]).billingAddress, country: 'aq' } }
      await outbox.enqueue([...history('far', far), ...history('near'), ...history('far2', far)])
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 2 })
      expect(eventTypes(sandbox)).toEqual({ near: whole })
      expect(await outbox.stats()).toMatchObject({ delivered: 4, dead: 2, waiting: 6, ordersHeldBack: 2 })

      const [dead, dead2] = await outbox.list({ state: 'dead' })
      expect(dead).toMatchObject({
        orderId: 'far',
        sequence: 1,
        attempts: 1,
        lastFailure: { kind: 'rejected', status: 400, insurerCode: 'location_unsupported' },
      })
      expect(await outbox.inspect(dead!.id)).toMatchObject({
        content: { type: 'order_placed' },
        heldBack: 3,
        unreadable: null,
      })

      // Retried and refused again: the rest of the order still waits.
      await outbox.retry(dead!.id)
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 1 })
      expect(await outbox.stats()).toMatchObject({ dead: 2, waiting: 6 })

      await outbox.skip(dead2!.id, 'told by telephone')
      // What follows is refused in turn, since the insurer knows no such order: 404 is tried again, it may be a wrong path.
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 })
      expect(await outbox.inspect(dead2!.id)).toMatchObject({
        state: 'skipped',
        note: 'told by telephone',
        heldBack: 0,
      })
    })

    it('delivers the rest of an order after its dead entry is put right', async () => {
      const { outbox, sandbox, schema } = await openOutbox()
      const far = { billingAddress: { ...newOrder([]).billingAddress, country: 'aq' } }
      const [entry] = await outbox.enqueue(history('far', far))
      await outbox.deliver()
      const path = "'{payload,customer_billing_address,country}'"
      await open().query(
        `update ${schema}.outbox_entry set content = jsonb_set(content, ${path}, '"de"') where id = $1`,
        [entry!.id],
      )
      await outbox.retry(entry!.id)
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 0 })
      expect(eventTypes(sandbox)).toEqual({ far: whole })
    })

    it('knows which entries can be retried and skipped', async () => {
      const { outbox } = await openOutbox()
      const { id } = await outbox.enqueue(history('a')[0]!)
      await expect(outbox.retry(id)).rejects.toMatchObject({ code: 'outbox_entry_state' })
      await outbox.deliver()
      await expect(outbox.skip(id, '')).rejects.toMatchObject({ code: 'outbox_entry_state' })
      for (const unknown of ['nonsense', '00000000-0000-8000-8000-000000000000']) {
        await expect(outbox.inspect(unknown)).rejects.toMatchObject({ code: 'outbox_unknown_entry' })
      }
    })

    it('gives an entry up after so many tries, and not for what was never tried', async () => {
      const { outbox, sandbox } = await openOutbox({
        faults: [{ path: '/events', status: 503 }],
        retry: { maxAttempts: 2 },
      })
      await outbox.enqueue(history('a'))
      expect(await deliverAll(outbox)).toEqual({ delivered: 0, failed: 1, dead: 1 })
      expect((await outbox.list({ state: 'dead' }))[0]).toMatchObject({
        attempts: 2,
        lastFailure: { kind: 'unavailable' },
      })
      sandbox.setFaults([])
      await outbox.retry((await outbox.list({ state: 'dead' }))[0]!.id)
      expect(await deliverAll(outbox)).toMatchObject({ delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('waits longer after each failure, and other orders do not wait with it', async () => {
      const { outbox, sandbox } = await openOutbox({
        faults: [{ path: '/events', status: 503, times: 1 }],
        concurrency: 1,
      })
      await outbox.enqueue(history('slow'))
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 })
      await outbox.enqueue(history('quick'))
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 0 })
      expect(eventTypes(sandbox)).toEqual({ quick: whole })
      expect(await deliverAll(outbox)).toMatchObject({ delivered: 4 })
    })

    it('takes up what a worker left behind when it died', async () => {
      const { outbox, sandbox, schema } = await openOutbox({ leaseSeconds: 1 })
      await outbox.enqueue(history('a'))
      // As if a worker had taken the turn and was killed.
      await open().query(`update ${schema}_queue.job set state = 'active', started_on = now() - interval '5 seconds'
        where id = (select id from ${schema}_queue.job where singleton_key = 'a' limit 1)`)
      expect(await outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 0 })
      await expect.poll(async () => (await outbox.deliver()).delivered, { timeout: 8_000, interval: 300 }).toBe(4)
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('finds orders that were left without a turn', async () => {
      const { outbox, sandbox, schema } = await openOutbox()
      await outbox.enqueue(history('a'))
      await open().query(`delete from ${schema}_queue.job where name = 'orders'`)
      await open().query(`update ${schema}.outbox_entry set enqueued_at = now() - interval '1 hour'`)
      expect(await outbox.deliver()).toMatchObject({ delivered: 4 })
      expect(eventTypes(sandbox)).toEqual({ a: whole })
    })

    it('sets aside a row that somebody broke, and delivers the rest', async () => {
      const { outbox, sandbox, schema } = await openOutbox()
      const [broken] = await outbox.enqueue([...history('broken'), ...history('good')])
      const path = "'{payload,line_items,0,quantity}'"
      await open().query(
        `update ${schema}.outbox_entry set content = jsonb_set(content, ${path}, '0'), last_failure = '[]' where id = $1`,
        [broken!.id],
      )
      expect(await outbox.deliver()).toEqual({ delivered: 4, failed: 0, dead: 1 })
      expect(await outbox.inspect(broken!.id)).toMatchObject({
        state: 'dead',
        lastFailure: { kind: 'unreadable' },
        content: null,
        unreadable: 'payload.line_items[0].quantity',
      })
      expect(eventTypes(sandbox)).toEqual({ good: whole })
    })

    it('sends snapshots in batches when the feed is chosen', async () => {
      const { outbox, sandbox } = await openOutbox({ format: 'feed' })
      const ids = ['a', 'b', 'c']
      const far = { billingAddress: { ...newOrder([]).billingAddress, country: 'aq' } }
      await outbox.enqueue([...ids.flatMap((id) => history(id)), ...history('far', far)])
      expect(await outbox.deliver()).toEqual({ delivered: 12, failed: 0, dead: 1 })
      const { feedRequests, orders, contracts } = sandbox.inspect()
      expect(feedRequests.map((request) => request.orders.length)).toEqual([4, 3, 3, 3])
      expect(orders.map(({ orderId, source }) => [orderId, source]).sort()).toEqual(ids.map((id) => [id, 'feed']))
      expect(contracts.map(({ status }) => status)).toEqual(ids.map(() => 'ended'))
      expect((await outbox.list({ state: 'dead' }))[0]).toMatchObject({
        orderId: 'far',
        lastFailure: { kind: 'feed_failed', feedRequestId: feedRequests[0]!.requestId },
      })
    })

    it('delivers entries in the format in which they were enqueued', async () => {
      const { outbox, sandbox, openAnother } = await openOutbox()
      await outbox.enqueue(history('a'))
      const feeding = await openAnother({ format: 'feed' })
      await feeding.enqueue(history('b'))
      expect(await feeding.deliver()).toMatchObject({ delivered: 8 })
      expect(
        sandbox
          .inspect()
          .orders.map(({ orderId, source }) => [orderId, source])
          .sort(),
      ).toEqual([
        ['a', 'events'],
        ['b', 'feed'],
      ])
    })

    it('refuses, before anything is saved, what the feed cannot say', async () => {
      const { outbox } = await openOutbox({ format: 'feed' })
      const [placed] = history('a')
      const alone = refundPlan(placed!.order)
      await expect(outbox.enqueue([placed!, alone])).rejects.toMatchObject({ code: 'order_feed_cannot_express' })
      expect(await outbox.list()).toEqual([])
    })

    it('lists page by page, and by order', async () => {
      const { outbox } = await openOutbox()
      await outbox.enqueue([...history('a'), ...history('b')])
      const first = await outbox.list({ limit: 3 })
      const rest = await outbox.list({ after: first.at(-1)!.position })
      expect([...first, ...rest].map(({ orderId, sequence }) => `${orderId}${sequence}`)).toEqual([
        'a1',
        'a2',
        'a3',
        'a4',
        'b1',
        'b2',
        'b3',
        'b4',
      ])
      expect(await outbox.list({ orderId: 'b', state: 'delivered' })).toEqual([])
    })

    it('delivers in the background, and finishes what is under way when it is closed', async () => {
      const seen: string[] = []
      const { outbox, sandbox } = await openOutbox({
        pollMs: 20,
        faults: [{ path: '/events', delayMs: 100 }],
        onEvent: ({ type }) => {
          seen.push(type)
          throw new Error('a listener that breaks')
        },
      })
      outbox.start()
      await outbox.enqueue(history('a').slice(0, 1))
      await expect.poll(() => sandbox.inspect().events.length, { timeout: 5_000 }).toBe(1)
      await outbox.enqueue(history('b').slice(0, 1))
      await expect.poll(() => sandbox.inspect().messages.length, { timeout: 5_000 }).toBe(2)
      await outbox.close()
      expect(seen).toEqual(['delivered', 'delivered'])
      await expect(outbox.enqueue(history('c'))).rejects.toMatchObject({ code: 'outbox_closed' })
    })

    it('wipes the content of what was delivered long ago, and still recognises it', async () => {
      const { outbox, schema, openAnother } = await openOutbox()
      const [entry] = await outbox.enqueue(history('a'))
      await outbox.deliver()
      await open().query(`update ${schema}.outbox_entry set settled_at = now() - interval '31 days'`)
      const keeper = await openAnother({ pollMs: 20 })
      keeper.start()
      await expect.poll(async () => (await outbox.inspect(entry!.id)).content, { timeout: 5_000 }).toBeNull()
      expect((await outbox.enqueue(history('a'))).every(({ repeated }) => repeated)).toBe(true)
    })

    it('tells how far it is on long runs', async () => {
      const { outbox } = await openOutbox({ concurrency: 1, faults: [{ path: '/events', delayMs: 40 }] })
      await outbox.enqueue(Array.from({ length: 40 }, (_, index) => history(`o${index}`)[0]!))
      const progress: { delivered: number; waiting: number }[] = []
      await outbox.deliver({ onProgress: (step) => progress.push(step) })
      expect(progress.length).toBeGreaterThan(0)
      expect(progress.every(({ delivered, waiting }) => delivered + waiting >= 38 && delivered + waiting <= 41)).toBe(
        true,
      )
    })

    it('refuses options that cannot work, and to deliver without an insurer', async () => {
      const { store } = open()
      for (const options of [
        { concurrency: 0 },
        { leaseSeconds: 1.5 },
        { schema: 'Robert"; drop' },
        { retry: { maxAttempts: NaN } },
      ]) {
        await expect(createOutbox({ store, ...options })).rejects.toMatchObject({ code: 'outbox_configuration' })
      }
      const { outbox } = await openOutbox({ insurer: undefined })
      expect(await outbox.stats()).toMatchObject({ waiting: 0 })
      const mute = await createOutbox({ store, schema: `suite_${(schemas += 1)}` })
      opened.push(mute)
      await expect(mute.deliver()).rejects.toMatchObject({ code: 'outbox_configuration' })
    })
  })
}

function refundPlan(order: Order): OrderStep {
  const shipped = fulfillLineItems(order, { items: [{ lineItemId: 'phone' }], fulfilledAt: daysLater(1) })
  return refundLineItems(shipped.order, { items: [{ lineItemId: 'plan' }], refundedAt: daysLater(2) })
}
