import { describe, expect, it } from 'vitest'
import {
  cancel,
  contractsAfter,
  lastStep,
  refund,
  removedUnits,
  ship,
  type Change,
} from '../../test/orders/orderChanges.js'
import { daysLater, order, plan, product, refusal } from '@hakuna-kit/test/orders'
import { fulfillLineItems } from '../fulfillLineItems.js'

/** The event that a shop without the model would send. */
const forgeFulfilledPlan: Change = (placed, fulfilled_at) => ({
  order: placed,
  event: {
    type: 'order_fulfillment_added',
    payload: { order_id: placed.id, fulfillment_items: [{ line_item_id: 'plan', quantity: 1, fulfilled_at }] },
  },
  changeId: 'forged',
  repeated: false,
  ambiguousPlans: [],
})

describe('one plan line for a product that has two lines', () => {
  const black = product('black', 1, 'PHONE')
  const white = product('white', 1, 'PHONE')
  const lines = [black, white, plan('plan', 'PHONE', 2)]
  const [blackInsured, whiteInsured] = ['black < plan: 1', 'white < plan: 1']

  it('makes a contract with each of them, and one plan is refunded with the one that is returned', async () => {
    const changes = [ship(['white']), ship(['black']), refund(['white']), refund(['black'])]
    expect(await contractsAfter(lines, changes)).toEqual([
      [whiteInsured],
      [blackInsured, whiteInsured],
      [blackInsured],
      [],
    ])
    expect(removedUnits(lastStep(order(...lines), changes.slice(0, 3)))).toEqual([
      ['white', 1],
      ['plan', 1],
    ])
  })

  it('is fulfilled for the product line of the same fulfillment', async () => {
    const shipWithPlans: Change = (placed, fulfilledAt) =>
      fulfillLineItems(placed, { items: [{ lineItemId: 'white' }], fulfilledAt, withPlans: true })
    const listed = ship(['plan', 1], ['white'])
    for (const whiteAndPlan of [shipWithPlans, listed]) {
      const changes = [ship(['black']), whiteAndPlan, refund(['black'])]
      expect(await contractsAfter(lines, changes)).toEqual([
        [blackInsured],
        [blackInsured, whiteInsured],
        [whiteInsured],
      ])
      // The one plan left is that of the white phone, and it is fulfilled: model and insurer refuse to fulfill it
      // again.
      const again = { lineItemId: 'plan', quantity: 1 }
      const { order: left } = lastStep(order(...lines), changes)
      expect(refusal(() => fulfillLineItems(left, { items: [again], fulfilledAt: daysLater(4) }))?.code).toBe(
        'order_quantity_exceeded',
      )
      await expect(contractsAfter(lines, [...changes, forgeFulfilledPlan])).rejects.toMatchObject({ kind: 'rejected' })
    }
  })

  it('is revoked for the first insured product line, since no message can say which', async () => {
    expect(await contractsAfter(lines, [ship(['black'], ['white']), refund(['plan', 1])])).toEqual([
      [blackInsured, whiteInsured],
      [whiteInsured],
    ])
    expect(await contractsAfter(lines, [ship(['white']), refund(['plan', 1]), ship(['black'])])).toEqual([
      [whiteInsured],
      [],
      [blackInsured],
    ])
  })
})

describe('two plan lines, of which one is for two product lines', () => {
  // One black phone for one year; one black and one white phone for two years.
  const lines = [
    product('black', 2, 'PHONE'),
    product('white', 1, 'PHONE'),
    plan('year', 'PHONE', 1, 'one-year'),
    plan('years', 'PHONE', 2, 'two-years'),
  ]
  const insured = ['black < year: 1', 'black < years: 1', 'white < years: 1']

  it('give each product its own plan, in whatever order the shop lists them', async () => {
    const all = ship(['black'], ['white'])
    for (const back of [
      refund(['white'], ['black', 1]),
      refund(['black', 1], ['white']),
      refund(['black', 1], ['white'], ['years', 1], ['year']),
      refund(['years', 1], ['year'], ['white'], ['black', 1]),
    ]) {
      expect(new Map(removedUnits(lastStep(order(...lines), [all, back])))).toEqual(
        new Map([
          ['white', 1],
          ['black', 1],
          ['year', 1],
          ['years', 1],
        ]),
      )
      expect(await contractsAfter(lines, [all, back])).toEqual([insured, ['black < years: 1']])
    }
  })

  it('give each product its own plan also when units are cancelled', async () => {
    expect(await contractsAfter(lines, [cancel(['white'], ['black', 1]), ship(['black'])])).toEqual([
      [],
      ['black < years: 1'],
    ])
  })
})
