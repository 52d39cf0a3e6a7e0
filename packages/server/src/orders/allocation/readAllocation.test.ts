import { describe, expect, it } from 'vitest'
import { cancel, contractsAfter, lastStep, refund, removedUnits, ship } from '../../test/orders/orderStories.js'
import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { fulfillLineItems } from '../fulfillLineItems.js'
import type { Order } from '../order.js'
import { refundLineItems } from '../refundLineItems.js'

const twoInsuredPhones = [product('phone', 2), plan('plan', 'PHONE', 2)]
const one = ['phone < plan: 1']

describe('a plan that is revoked while other units wait to be shipped', () => {
  const shippedAndRevoked = [ship(['phone', 1]), refund(['plan', 1])]

  it('ends its contract at once, and the other plan begins with its own unit', async () => {
    expect(await contractsAfter(twoInsuredPhones, [...shippedAndRevoked, ship(['phone'])])).toEqual([one, [], one])
  })

  it('leaves the other plan to go with its unit, if that is never shipped', async () => {
    expect(await contractsAfter(twoInsuredPhones, [...shippedAndRevoked, cancel(['phone'])])).toEqual([one, [], []])
    const after = (...change: Parameters<typeof cancel>) =>
      removedUnits(lastStep(order(...twoInsuredPhones), [...shippedAndRevoked, cancel(...change)]))
    expect(after(['phone'])).toEqual([
      ['phone', 1],
      ['plan', 1],
    ])
    // The plan of the waiting unit is no contract yet: it is cancelled alone, not refunded.
    expect(after(['plan'])).toEqual([['plan', 1]])
    const revokedAgain = [...shippedAndRevoked, refund(['plan'])]
    expect(refusal(() => lastStep(order(...twoInsuredPhones), revokedAgain))?.code).toBe('order_quantity_exceeded')
  })

  it('makes room again when its unit comes back: the unit without a plan goes first', async () => {
    const changes = [...shippedAndRevoked, ship(['phone']), refund(['phone', 1]), refund(['phone', 1])]
    expect(await contractsAfter(twoInsuredPhones, changes)).toEqual([one, [], one, one, []])
  })

  it('does not let a second plan line step in for the first', async () => {
    const twoPlans = [product('phone', 2), plan('p1', 'PHONE', 1, 'one-year'), plan('p2', 'PHONE', 1, 'two-years')]
    const changes = [ship(['phone', 1]), refund(['p1']), ship(['phone'])]
    expect(await contractsAfter(twoPlans, changes)).toEqual([['phone < p1: 1'], [], ['phone < p2: 1']])
  })
})

describe('the window for revoking plans', () => {
  it('is used up parcel by parcel: the plan of an early parcel is not revoked in the window of a later one', () => {
    const items = [{ lineItemId: 'phone', quantity: 1 }]
    const early = fulfillLineItems(order(...twoInsuredPhones), { items, fulfilledAt: daysLater(1) })
    const both = fulfillLineItems(early.order, { items, fulfilledAt: daysLater(10) }).order
    const revoke = (from: Order, day: number, listed: string[] = ['plan']) =>
      refundLineItems(from, {
        items: listed.map((lineItemId) => ({ lineItemId, quantity: 1 })),
        refundedAt: daysLater(day),
      })
    const closed = 'order_refund_window_closed'

    // Day 16: only the second parcel is open. Its plan can be revoked, once.
    const once = revoke(both, 16)
    expect(removedUnits(once)).toEqual([['plan', 1]])
    expect(refusal(() => revoke(once.order, 17))?.code).toBe(closed)
    expect(refusal(() => revoke(both, 16, ['plan', 'plan']))).toEqual({ code: closed, path: 'items[1].quantity' })

    // Day 12: both are open, and the older one is used up first.
    expect(removedUnits(revoke(revoke(both, 12).order, 16))).toEqual([['plan', 1]])

    // The phone that comes back is the one without a plan, so the other parcel's plan can still be revoked.
    const back = refundLineItems(revoke(both, 12).order, { items, refundedAt: daysLater(13) })
    expect(removedUnits(back)).toEqual([['phone', 1]])
    expect(removedUnits(revoke(back.order, 16))).toEqual([['plan', 1]])
  })
})
