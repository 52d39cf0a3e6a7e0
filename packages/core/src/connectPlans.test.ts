import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectPlans, planConnections } from './connectPlans.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { testSeed } from '@hakuna-kit/test/seed'

const pair = (productLineItemId: string, planLineItemId: string, quantity: number) => ({
  productLineItemId,
  planLineItemId,
  quantity,
})
const units = (lineItemId: string, quantity: number) => ({ lineItemId, quantity })

describe('connectPlans', () => {
  it('pairs a product with its plan and lists the rest as unprotected', () => {
    const cart = cartOf(productLine('3311', 'phone'), planLine('3322', 'phone'), productLine('4411', 'case'))
    expect(connectPlans(cart)).toEqual({
      connections: [pair('3311', '3322', 1)],
      unprotected: [units('4411', 1)],
      orphans: [],
      ambiguous: [],
    })
  })

  it('lets one merged plan line cover two lines of the product', () => {
    const cart = cartOf(productLine('1', 'phone'), productLine('2', 'phone'), planLine('3', 'phone', 2))
    expect(connectPlans(cart)).toMatchObject({
      connections: [pair('1', '3', 1), pair('2', '3', 1)],
      unprotected: [],
      ambiguous: [],
    })
  })

  it('lets several plan lines cover one line of the product', () => {
    const cart = cartOf(productLine('1', 'phone', 3), planLine('2', 'phone', 1), planLine('3', 'phone', 1, 'plan-2y'))
    expect(connectPlans(cart)).toEqual({
      connections: [pair('1', '2', 1), pair('1', '3', 1)],
      unprotected: [units('1', 1)],
      orphans: [],
      ambiguous: [],
    })
  })

  it('lists the units of plans that cover nothing as orphans', () => {
    const cart = cartOf(productLine('1', 'phone', 1), planLine('2', 'phone', 3), planLine('3', 'case', 2))
    expect(connectPlans(cart)).toMatchObject({
      connections: [pair('1', '2', 1)],
      orphans: [units('2', 2), units('3', 2)],
    })
  })

  it('lists as ambiguous: a plan that could cover either of two lines', () => {
    const lines = [productLine('1', 'phone'), productLine('2', 'phone'), planLine('3', 'phone')]
    expect(connectPlans(cartOf(...lines))).toEqual({
      connections: [pair('1', '3', 1)],
      unprotected: [units('2', 1)],
      orphans: [],
      ambiguous: [{ productReference: 'phone', productLineItemIds: ['1', '2'], planLineItemIds: ['3'] }],
    })
  })

  it('lists as ambiguous: two lines that are covered by two different plans', () => {
    const lines = [productLine('1', 'phone'), productLine('2', 'phone'), planLine('3', 'phone')]
    expect(connectPlans(cartOf(...lines, planLine('4', 'phone', 1, 'plan-2y'))).ambiguous).toHaveLength(1)
    expect(connectPlans(cartOf(...lines, planLine('4', 'phone', 1))).ambiguous).toHaveLength(0)
  })

  it('lists as ambiguous: two lines with two plans that have no plan id and are different items', () => {
    const plans = ['3', '4'].map((id) => ({
      ...planLine(id, 'phone'),
      productId: `pl-${id}`,
      customProperties: { productReference: 'phone' },
    }))
    const lines = [productLine('1', 'phone'), productLine('2', 'phone')]
    expect(connectPlans(cartOf(...lines, ...plans)).ambiguous).toHaveLength(1)
    const equal = plans.map((plan) => ({ ...plan, productId: 'pl-3' }))
    expect(connectPlans(cartOf(...lines, ...equal)).ambiguous).toEqual([])
  })

  it('lists nothing as ambiguous without a plan, and everything in the order of the lines', () => {
    const lines = [
      productLine('1', 'phone'),
      productLine('2', 'phone', 2),
      productLine('3', 'case'),
      productLine('4', 'case'),
    ]
    expect(connectPlans(cartOf(...lines))).toEqual({
      connections: [],
      unprotected: [units('1', 1), units('2', 2), units('3', 1), units('4', 1)],
      orphans: [],
      ambiguous: [],
    })
    const { ambiguous } = connectPlans(cartOf(...lines, planLine('5', 'case'), planLine('6', 'phone')))
    expect(ambiguous.map(({ productReference }) => productReference)).toEqual(['phone', 'case'])
  })

  it('gives the same result in whatever order the cart sorts its lines: by id, 9 before 10', () => {
    const lines = [productLine('9', 'phone'), productLine('10', 'phone'), planLine('11', 'phone')]
    const answer = connectPlans(cartOf(...lines))
    expect(answer.connections).toEqual([pair('9', '11', 1)])
    expect(connectPlans(cartOf(...[...lines].reverse()))).toEqual(answer)
  })

  it('covers each product up to the sum of its plans and never counts a unit twice', () => {
    const line = fc.record({
      isPlan: fc.boolean(),
      product: fc.constantFrom('phone', 'case', 'watch'),
      quantity: fc.integer({ min: 1, max: 5 }),
      planId: fc.constantFrom('plan-1y', 'plan-2y'),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const cart = cartOf(
          ...lines.map(({ isPlan, product, quantity, planId }, id) =>
            isPlan ? planLine(`${id}`, product, quantity, planId) : productLine(`${id}`, product, quantity),
          ),
        )
        const { connections, unprotected, orphans } = connectPlans(cart)
        expect(planConnections(cart)).toEqual(connections)
        const total = (list: { quantity: number }[]): number => list.reduce((sum, { quantity }) => sum + quantity, 0)
        for (const { id, quantity, customProperties } of cart.lineItems) {
          const paired = connections.filter(
            (it) => it[customProperties ? 'planLineItemId' : 'productLineItemId'] === id,
          )
          const rest = (customProperties ? orphans : unprotected).filter((it) => it.lineItemId === id)
          expect(total(paired) + total(rest)).toBe(quantity)
        }
        for (const product of ['phone', 'case', 'watch']) {
          const left = (list: { lineItemId: string }[]): number =>
            list.filter(({ lineItemId }) => {
              const it = cart.lineItems.find(({ id }) => id === lineItemId)!
              return (it.customProperties?.productReference ?? it.productId) === product
            }).length
          expect(left(unprotected) && left(orphans)).toBe(0)
        }
        expect([...connections, ...unprotected, ...orphans].every(({ quantity }) => quantity > 0)).toBe(true)
      }),
      { seed: testSeed(7) },
    )
  })
})
