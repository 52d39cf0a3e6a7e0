import { daysLater, newOrder, product } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { fulfillLineItems } from '../../orders/fulfillLineItems.js'
import type { NewOrder } from '../../orders/order.js'
import { isOrderError } from '../../orders/OrderError.js'
import type { OrderStep } from '../../orders/orderStep.js'
import { placeOrder } from '../../orders/placeOrder.js'
import { places, useEntryTables } from '../../test/outbox/useEntryTables.js'
import { insertEntries } from './insertEntries.js'
import { toEntry } from './toEntry.js'

const tables = useEntryTables()

const place = (id: string, more: Partial<NewOrder> = {}) => placeOrder(newOrder([product('phone', 3)], { id, ...more }))
const ship = ({ order }: OrderStep, parcel: string, day = 1) =>
  fulfillLineItems(order, { id: parcel, items: [{ lineItemId: 'phone', quantity: 1 }], fulfilledAt: daysLater(day) })

/** In a transaction, as the outbox does it. */
const insert = (...steps: OrderStep[]) =>
  tables.pglite.transaction((tx) =>
    insertEntries(
      tx,
      'shop',
      steps.map((step) => toEntry(step, 'events')),
    ),
  )
const repeats = async (...steps: OrderStep[]) => (await insert(...steps)).map(({ repeated }) => repeated)
const stored = async () => places(await tables.store.list({}))
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => isOrderError(error) && [error.code, error.path, error.details],
  )

const [a, b] = [place('a'), place('b')]

describe('insertEntries', () => {
  it('numbers the entries of each order in the order given, over several calls', async () => {
    await insert(a, b, ship(a, 'p1'))
    await insert(ship(b, 'p1'), ship(a, 'p2', 2), ship(a, 'p3', 3))
    expect(await stored()).toEqual(['a-1', 'b-1', 'a-2', 'b-2', 'a-3', 'a-4'])
    const entries = await tables.store.list({ orderId: 'a' })
    expect(entries.map(({ changeId }) => changeId)).toEqual([
      'placement',
      'fulfillment:p1',
      'fulfillment:p2',
      'fulfillment:p3',
    ])
    const [first] = [...(await tables.store.readHeads(['a'])).values()]
    expect(first).toMatchObject({
      ...{ id: toEntry(a, 'events').id, format: 'events', state: 'waiting', attempts: 0 },
      ...{ lastFailure: null, note: null, settledAt: null, storedContent: a.event },
    })
  })

  it('recognises changes that were stored before, and those that come twice in one call', async () => {
    expect(await repeats(a, a, b)).toEqual([false, true, false])
    expect(await repeats(b, ship(a, 'p1'), a, ship(a, 'p1'))).toEqual([true, false, true, true])
    expect(await repeats()).toEqual([])
    expect(await stored()).toHaveLength(3)
    expect(await insert(a)).toEqual([{ id: toEntry(a, 'events').id, repeated: true }])
  })

  it('refuses an order id with other content, whichever change brings it', async () => {
    await insert(a)
    const other = place('a', { placedAt: daysLater(1) })
    const reused = ['order_id_reused', 'order.id', { id: 'a' }]
    expect(await refusalOf(insert(b, other))).toEqual(reused)
    expect(await refusalOf(insert(ship(other, 'p1', 2)))).toEqual(reused)
    // The customer is no part of what an order is recognised by, but the placement has other content.
    expect(await refusalOf(insert(place('a', { customer: { ...a.order.customer, email: '' } })))).toEqual(reused)
    expect(await refusalOf(insert(place('c'), place('c', { placedAt: daysLater(1) })))).toEqual([
      'order_change_id_reused',
      'changeId',
      { id: 'placement' },
    ])
    expect(await stored()).toEqual(['a-1'])
  })

  it('refuses two different orders of one id in one call', async () => {
    const other = place('a', { placedAt: daysLater(1) })
    expect(await refusalOf(insert(a, ship(other, 'p1', 2)))).toEqual(['order_id_reused', 'order.id', { id: 'a' }])
    expect(await stored()).toEqual([])
  })

  it('refuses a change id with other content, stored before or in one call', async () => {
    await insert(a, ship(a, 'p1'))
    const reused = ['order_change_id_reused', 'changeId', { id: 'fulfillment:p1' }]
    expect(await refusalOf(insert(ship(a, 'p1', 2)))).toEqual(reused)
    expect(await refusalOf(insert(b, ship(b, 'p1'), ship(b, 'p1', 2)))).toEqual(reused)
    expect(await stored()).toEqual(['a-1', 'a-2'])
  })

  it('takes a placement as the first entry of its order only', async () => {
    await insert(ship(a, 'p1'))
    expect(await refusalOf(insert(a))).toEqual(['order_id_reused', 'order.id', { id: 'a' }])
    // Unless there is no entry before it any more: the shop may delete old rows.
    await tables.pglite.query('delete from shop.outbox_entry')
    expect(await repeats(a)).toEqual([false])
    expect(await stored()).toEqual(['a-2'])
  })

  it('allows gaps in the numbers, and goes on behind them', async () => {
    await insert(a)
    await insert(a, a)
    await insert(ship(a, 'p1'))
    const [, second] = await tables.store.list({})
    expect(second!.sequence).toBeGreaterThan(1)
    expect(await repeats(ship(a, 'p2', 2))).toEqual([false])
    expect((await tables.store.list({})).at(-1)!.sequence).toBe(second!.sequence + 1)
  })
})
