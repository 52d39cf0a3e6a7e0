import { describe, expect, it } from 'vitest'
import { keyOf, linesById, linesByReference } from './cartLines.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'

describe('linesByReference', () => {
  const [phone1, phone2, plan1, plan2] = [
    productLine('9', 'phone', 2),
    productLine('10', 'phone', 1),
    planLine('3', 'phone', 2),
    planLine('20', 'phone', 2, 'plan-2y'),
  ]
  it.each([
    ['a product without a plan', [phone1], { products: ['9'], plans: [], planUnits: 0, room: 2 }],
    ['a product that is covered', [phone1, plan1], { products: ['9'], plans: ['3'], planUnits: 2, room: 0 }],
    ['too many plans', [phone2, plan1], { products: ['10'], plans: ['3'], planUnits: 2, room: -1 }],
    ['a plan whose product is not in the cart', [plan1], { products: [], plans: ['3'], planUnits: 2, room: -2 }],
    [
      'several lines, sorted by id: 9 before 10',
      [plan2, phone2, plan1, phone1],
      { products: ['9', '10'], plans: ['3', '20'], planUnits: 4, room: -1 },
    ],
  ])('counts units of %s', (_, lines, { products, plans, planUnits, room }) => {
    const groups = linesByReference(cartOf(...lines))
    expect([...groups.keys()]).toEqual(['phone'])
    const group = groups.get('phone')!
    expect(group.products.map(({ id }) => id)).toEqual(products)
    expect(group.plans.map(({ id }) => id)).toEqual(plans)
    expect(group).toMatchObject({ planUnits, room })
  })

  it('takes a line with an empty reference as a product', () => {
    const odd = { ...planLine('1', ''), productId: 'phone' }
    expect(linesByReference(cartOf(odd)).get('phone')?.products).toEqual([odd])
  })

  it('is empty for a cart without lines', () => {
    expect(linesByReference(cartOf()).size).toBe(0)
  })
})

describe('keyOf', () => {
  const line = planLine('2', 'phone', 2)

  it('is equal for another quantity, price or title', () => {
    const unitPrice = { amount: 900, currency: 'jpy' }
    expect(keyOf({ ...line, quantity: 3, unitPrice, title: 'Plan' })).toBe(keyOf(line))
  })

  it.each([
    ['line', planLine('3', 'phone', 2)],
    ['product', planLine('2', 'watch', 2)],
    ['plan', planLine('2', 'phone', 2, 'plan-2y')],
    ['item', { ...line, productId: 'pl-other' }],
    ['kind: a product', productLine('2', 'pl-prd-hakuna', 2)],
  ])('differs for another %s', (_, other) => {
    expect(keyOf(other)).not.toBe(keyOf(line))
  })
})

describe('linesById', () => {
  it('finds lines by id, and none without a cart', () => {
    const line = productLine('7', 'phone', 2)
    expect(linesById(cartOf(line)).get('7')).toBe(line)
    expect(linesById(null).size).toBe(0)
  })
})
