import { describe, expect, it } from 'vitest'
import { cancel, contractsAfter, lastStep, refund, removedUnits, ship } from '../../test/orders/orderChanges.js'
import { order, plan, product, refusal } from '@hakuna-kit/test/orders'

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

  it('is not replaced by the plan of a second plan line', async () => {
    const twoPlans = [product('phone', 2), plan('p1', 'PHONE', 1, 'one-year'), plan('p2', 'PHONE', 1, 'two-years')]
    const changes = [ship(['phone', 1]), refund(['p1']), ship(['phone'])]
    expect(await contractsAfter(twoPlans, changes)).toEqual([['phone < p1: 1'], [], ['phone < p2: 1']])
  })
})
