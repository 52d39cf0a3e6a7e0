import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { cancel, contractsAfter, lastStep, refund, removedUnits, ship } from '../../test/orders/orderChanges.js'
import { cancelOrder } from '../cancelOrder.js'
import type { Order } from '../order.js'
import { readAllocation } from './readAllocation.js'

const twoInsuredPhones = [product('phone', 2), plan('plan', 'PHONE', 2)]
const one = ['phone < plan: 1']

describe('a plan that is revoked while other units wait to be shipped', () => {
  const shippedAndRevoked = [ship(['phone', 1]), refund(['plan', 1])]

  it('ends its contract at once; the other contract begins with its own unit', async () => {
    expect(await contractsAfter(twoInsuredPhones, [...shippedAndRevoked, ship(['phone'])])).toEqual([one, [], one])
  })

  it('leaves the other plan with its own unit, so both are cancelled together', async () => {
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

  it('leaves a unit without a plan, which counts as returned first, so that the other plan stays', async () => {
    const changes = [...shippedAndRevoked, ship(['phone']), refund(['phone', 1]), refund(['phone', 1])]
    expect(await contractsAfter(twoInsuredPhones, changes)).toEqual([one, [], one, one, []])
  })

  it('stays without one, also when further units are shipped', async () => {
    const lines = [product('phone', 4), plan('plan', 'PHONE', 4)]
    const changes = [ship(['phone', 2]), refund(['plan', 2]), ship(['phone', 1]), ship(['phone'])]
    expect(await contractsAfter(lines, changes)).toEqual([['phone < plan: 2'], [], one, ['phone < plan: 2']])
  })

  it('is not replaced by the plan of a second plan line', async () => {
    const twoPlans = [product('phone', 2), plan('p1', 'PHONE', 1, 'one-year'), plan('p2', 'PHONE', 1, 'two-years')]
    const changes = [ship(['phone', 1]), refund(['p1']), ship(['phone'])]
    expect(await contractsAfter(twoPlans, changes)).toEqual([['phone < p1: 1'], [], ['phone < p2: 1']])
  })
})

/** Contracts of each connection, as `product < plan: quantity`. */
const contractsOf = (placed: Order) => {
  const allocation = readAllocation(placed)
  return allocation
    .connectionsOf('phone')
    .map((connection) => `phone < ${connection.planLineItemId}: ${allocation.countContracts(connection)}`)
}

describe('two plan lines of one product', () => {
  const lines = [product('phone', 3), plan('p1', 'PHONE', 1), plan('p2', 'PHONE', 2)]
  const after = (...changes: Parameters<typeof lastStep>[1]) => lastStep(order(...lines), changes).order

  it('become contracts one after the other, in their order, as units are shipped', () => {
    expect(contractsOf(after(ship(['phone', 1])))).toEqual(['phone < p1: 1', 'phone < p2: 0'])
    expect(contractsOf(after(ship(['phone', 2])))).toEqual(['phone < p1: 1', 'phone < p2: 1'])
    expect(contractsOf(after(ship(['phone'])))).toEqual(['phone < p1: 1', 'phone < p2: 2'])
    expect(contractsOf(after(ship(['phone', 2]), refund(['p1'])))).toEqual(['phone < p1: 0', 'phone < p2: 1'])
  })

  it('are no contracts in a cancelled order', () => {
    const fewer = after(cancel(['phone', 1]))
    const cancelled = cancelOrder(fewer, { cancelledAt: daysLater(3) }).order
    expect(contractsOf(cancelled)).toEqual(['phone < p1: 0', 'phone < p2: 0'])
  })
})

describe('the history of a product line', () => {
  it('has the units shipped and returned, and the plans revoked for units that stay, but nothing cancelled', () => {
    const changes = [ship(['phone', 2]), refund(['plan', 1]), refund(['phone', 1]), cancel(['phone'])]
    const { order: placed } = lastStep(order(product('phone', 3), plan('plan', 'PHONE', 3), product('case')), changes)
    const allocation = readAllocation(placed)
    expect(allocation.historyOf('phone')).toEqual([
      { kind: 'shipped', at: daysLater(1), quantity: 2 },
      { kind: 'revoked', at: daysLater(2), quantity: 1 },
      { kind: 'returned', at: daysLater(3), quantity: 1 },
    ])
    expect(allocation.historyOf('plan')).toEqual([])
    expect(allocation.status('phone')).toEqual({
      lineItemId: 'phone',
      ordered: 3,
      cancelled: 1,
      fulfilled: 2,
      refunded: 1,
    })
    expect(allocation.status('plan')).toEqual({
      lineItemId: 'plan',
      ordered: 3,
      cancelled: 1,
      fulfilled: 0,
      refunded: 1,
    })
  })

  it('is empty for a line that the order has not, which has no status', () => {
    const allocation = readAllocation(order(product('phone')))
    expect(allocation.historyOf('tv')).toEqual([])
    expect(() => allocation.status('tv')).toThrow(new RangeError('no line item "tv"'))
  })
})
