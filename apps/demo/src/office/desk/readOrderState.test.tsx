import { describe, expect, it } from 'vitest'
import type { DeskLine, DeskOrder } from '../../../shared/backOfficeApi.js'
import { movableUnits } from './movableUnits.js'
import { readOrderState } from './readOrderState.js'

const line = (facts: Partial<DeskLine> = {}): DeskLine => ({
  id: 'line',
  kind: 'product',
  productId: 'prd',
  title: 'Phone',
  quantity: 3,
  unitPrice: { amount: 100, currency: 'eur' },
  cancelled: 0,
  fulfilled: 0,
  refunded: 0,
  open: 3,
  returnable: 0,
  planLineItemIds: [],
  ...facts,
})
const plan = line({ id: 'plan', kind: 'plan' })

describe('the state of an order', () => {
  it.each<[string, DeskLine[], DeskOrder['status']?]>([
    ['placed', [line()]],
    ['placed', [line({ cancelled: 1 })]],
    ['partly_shipped', [line({ fulfilled: 2 })]],
    ['partly_shipped', [line({ fulfilled: 2, refunded: 2 })]],
    ['partly_shipped', [line({ fulfilled: 3 }), line()]],
    ['shipped', [line({ fulfilled: 3 })]],
    ['shipped', [line({ fulfilled: 2, cancelled: 1 })]],
    ['shipped', [line({ fulfilled: 3, refunded: 2 })]],
    ['refunded', [line({ fulfilled: 3, refunded: 3 })]],
    ['refunded', [line({ fulfilled: 2, refunded: 2, cancelled: 1 })]],
    ['cancelled', [line({ cancelled: 3 })]],
    ['cancelled', [line()], 'cancelled'],
  ])('is %s for %j', (state, lines, status = 'placed') => {
    expect(readOrderState({ status, lines })).toBe(state)
    // A plan is never shipped, so it does not count.
    expect(readOrderState({ status, lines: [plan, ...lines] })).toBe(state)
  })
})

describe('the units that an action can change', () => {
  const units = { open: 2, returnable: 1 }
  it.each([
    ['ship', 2, 0],
    ['refund', 1, 1],
    ['cancel_lines', 2, 2],
    ['cancel_order', 0, 0],
  ] as const)('of %s are %i of a product and %i of a plan', (action, ofProduct, ofPlan) => {
    expect(movableUnits(line(units), action)).toBe(ofProduct)
    expect(movableUnits(line({ ...units, kind: 'plan' }), action)).toBe(ofPlan)
  })
})
