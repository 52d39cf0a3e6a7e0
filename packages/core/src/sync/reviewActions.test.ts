import { describe, expect, it } from 'vitest'
import type { LineItem } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { reviewActions } from './reviewActions.js'

const set = (lineItemId: string, quantity: number): CartAction => ({ type: 'update_line_item', lineItemId, quantity })
const phone = (quantity: number) => productLine('1', 'phone', quantity)
const plan = (quantity: number, id = '2', planId = 'plan-1y') => planLine(id, 'phone', quantity, planId)

/** One word or number for each verdict: the reason, `done`, or the new quantity. */
const verdictsOf = (actions: CartAction[], reported: LineItem[], current = reported) =>
  reviewActions(actions, cartOf(...reported), cartOf(...current)).map((verdict) =>
    verdict.type === 'change' ? verdict.change.to : 'reason' in verdict ? verdict.reason : verdict.type,
  )

describe('reviewActions', () => {
  it.each<[rule: string, actions: CartAction[], reported: LineItem[], verdicts: (string | number)[]]>([
    ['decides nothing without actions', [], [phone(2), plan(2)], []],
    ['lowers a plan', [set('2', 1)], [phone(2), plan(2)], [1]],
    ['lowers a plan where there are too many', [set('2', 4)], [phone(1), plan(5)], [4]],
    ['removes a plan', [set('2', 0)], [phone(2), plan(2)], [0]],
    ['raises a plan up to the number of products', [set('2', 3)], [phone(3), plan(1)], [3]],
    ['has nothing to do for an equal quantity', [set('2', 2)], [phone(2), plan(2)], ['done']],
    ['has nothing to do for the removal of an unknown line', [set('9', 0)], [phone(2)], ['done']],
    ['refuses a product line', [set('1', 1)], [phone(2), plan(2)], ['not_a_plan']],
    ['refuses more plans than products', [set('2', 3)], [phone(2), plan(2)], ['more_plans_than_products']],
    ['refuses a quantity below 0', [set('2', -1)], [phone(2), plan(2)], ['invalid_quantity']],
    ['refuses a fraction', [set('2', 0.5)], [phone(2), plan(2)], ['invalid_quantity']],
    ['refuses what is not a number', [set('2', Number.NaN)], [phone(2), plan(2)], ['invalid_quantity']],
    ['refuses a number without end', [set('2', Number.POSITIVE_INFINITY)], [phone(2), plan(2)], ['invalid_quantity']],
    ['skips an unknown type', [{ type: 'unknown', name: 'wrap', payload: {} }], [phone(2), plan(2)], ['unknown_type']],
    ['skips a quantity for an unknown line', [set('9', 1)], [phone(2), plan(2)], ['line_gone']],
    ['applies the last of several for one line', [set('2', 1), set('2', 0)], [phone(2), plan(2)], ['duplicate', 0]],
    [
      'lowers before it raises, so that units can move between plans',
      [set('3', 2), set('2', 1)],
      [phone(3), plan(2), plan(1, '3', 'plan-2y')],
      [1, 2],
    ],
    [
      'keeps the order of actions that raise nothing',
      [set('2', 2), set('3', 0), set('2', 2)],
      [phone(3), plan(2), plan(1, '3', 'plan-2y')],
      ['duplicate', 0, 'done'],
    ],
    [
      'refuses the second of two raises that together are too many',
      [set('2', 2), set('3', 2)],
      [phone(3), plan(1), plan(1, '3', 'plan-2y')],
      [2, 'more_plans_than_products'],
    ],
  ])('%s', (_, actions, reported, verdicts) => {
    expect(verdictsOf(actions, reported)).toEqual(verdicts)
  })

  it.each<[change: string, quantity: number, verdict: string, current: LineItem[]]>([
    ['the plan was removed', 1, 'line_gone', [phone(2)]],
    ['the plan was removed, as the action asks', 0, 'done', [phone(2)]],
    ['the plan has another quantity', 0, 'stale', [phone(2), plan(1)]],
    ['the plan has the quantity that the action asks for', 1, 'done', [phone(2), plan(1)]],
    ['the product has another quantity', 1, 'stale', [phone(3), plan(2)]],
    ['the product has another plan, too', 1, 'stale', [phone(2), plan(2), plan(1, '3', 'plan-2y')]],
    ['the id belongs to a plan with another term', 1, 'line_gone', [phone(2), plan(2, '2', 'plan-2y')]],
    ['the id belongs to the plan of another product', 1, 'line_gone', [phone(2), planLine('2', 'watch', 2)]],
    ['the id belongs to a product', 1, 'line_gone', [phone(2), productLine('2', 'watch', 2)]],
    ['the product has one more unit with another plan', 1, 'stale', [phone(3), plan(2), plan(1, '3', 'plan-2y')]],
    ['the id belongs to another item', 1, 'line_gone', [phone(2), { ...plan(2), productId: 'pl-other' }]],
    [
      'the id belongs to a plan with another term that has as many units',
      2,
      'line_gone',
      [phone(2), plan(2, '2', 'x')],
    ],
  ])('after the report %s: an action for quantity %i is %s', (_, quantity, verdict, current) => {
    expect(verdictsOf([set('2', quantity)], [phone(2), plan(2)], current)).toEqual([verdict])
  })

  it('is stale after the report where units were moved between two plans of the product', () => {
    const reported = [phone(3), plan(2), plan(1, '3', 'plan-2y')]
    expect(verdictsOf([set('2', 0)], reported, [phone(3), plan(1), plan(2, '3', 'plan-2y')])).toEqual(['stale'])
  })

  it('skips a line that is new since the report', () => {
    expect(verdictsOf([set('2', 1)], [phone(2)], [phone(2), plan(2)])).toEqual(['line_gone'])
  })

  it('gives the change with its reason and the action that asked for it', () => {
    const action = set('2', 1)
    const change = {
      lineItemId: '2',
      productReference: 'phone',
      title: '1 Jahr Garantieerweiterung',
      from: 2,
      to: 1,
      reason: 'insurer_action',
    }
    const cart = cartOf(phone(2), plan(2))
    expect(reviewActions([action], cart, cart)).toEqual([{ type: 'change', action, change }])
  })
})
