import { describe, expect, it } from 'vitest'
import type { CartAction, CartChange } from '../CartChange.js'
import { cartOf, planLine } from '@hakuna-kit/test/carts'
import type { Attempt } from './applyChanges.js'
import type { CartSyncEvent } from './CartSync.js'
import { createChangeLog } from './createChangeLog.js'

const change = (from: number, to: number): CartChange => ({
  lineItemId: '2',
  productReference: 'phone',
  title: '1 Jahr Garantieerweiterung',
  from,
  to,
  reason: 'insurer_action',
})
const action = (quantity: number): CartAction => ({ type: 'update_line_item', lineItemId: '2', quantity })
const asked = (from: number, to: number): Attempt => ({ change: change(from, to), action: action(to) })
const predicted = (from: number, to: number): Attempt => ({ change: change(from, to) })
const rejected = (attempt: Attempt): Attempt => ({ ...attempt, rejected: true })
/** A cart in which the plan line has this quantity; 0: it has no such line. */
const cartWith = (quantity: number) => (quantity ? cartOf(planLine('2', 'phone', quantity)) : cartOf())

function start() {
  const events: CartSyncEvent[] = []
  const log = createChangeLog((event) => events.push(event))
  return { log, events, types: () => events.map(({ type }) => type) }
}

describe('confirm', () => {
  it.each<[rule: string, attempt: Attempt, actual: number, changes: CartChange[], shortfalls: object[]]>([
    ['logs a change that the cart has taken', asked(2, 1), 1, [change(2, 1)], []],
    ['logs a removal', predicted(2, 0), 0, [change(2, 0)], []],
    ['logs the part that the cart has taken', rejected(asked(1, 3)), 2, [change(1, 2)], [{ wanted: 3, actual: 2 }]],
    ['logs nothing where the cart refused', rejected(asked(1, 3)), 1, [], [{ wanted: 3, actual: 1 }]],
    ['logs nothing where the cart ignored the write', asked(1, 3), 1, [], [{ wanted: 3, actual: 1 }]],
    ['logs nothing for a line that is missing: the next report shows it', asked(1, 3), 0, [], []],
    ['has no shortfall where the change was predicted', rejected(predicted(1, 3)), 2, [change(1, 2)], []],
  ])('%s', (_, attempt, actual, changes, shortfalls) => {
    const { log } = start()
    expect(log.confirm([attempt], cartWith(actual))).toEqual(
      shortfalls.map((shortfall) => ({ lineItemId: '2', ...shortfall })),
    )
    expect(log.changes()).toEqual(changes)
  })

  it('treats a missing cart as a cart without lines', () => {
    const { log } = start()
    log.confirm([asked(2, 0)], null)
    expect(log.changes()).toEqual([change(2, 0)])
  })
})

describe('changes', () => {
  it.each<[rule: string, steps: [number, number][], changes: CartChange[]]>([
    ['is empty at first', [], []],
    [
      'joins the changes of one line',
      [
        [1, 2],
        [2, 3],
      ],
      [change(1, 3)],
    ],
    [
      'has no entry for a line that is as before',
      [
        [1, 2],
        [2, 1],
      ],
      [],
    ],
    [
      'has an entry again after a third change',
      [
        [1, 2],
        [2, 1],
        [1, 3],
      ],
      [change(1, 3)],
    ],
  ])('%s', (_, steps, changes) => {
    const { log, events } = start()
    for (const [from, to] of steps) log.confirm([asked(from, to)], cartWith(to))
    expect(log.changes()).toEqual(changes)
    expect(events).toHaveLength(steps.length)
  })
})

describe('emitOnce', () => {
  it('emits a refused action once, also when the cart refuses it a second time', () => {
    const { log, types, events } = start()
    log.confirm([asked(1, 3)], cartWith(1))
    log.confirm([asked(1, 3)], cartWith(1))
    expect(types()).toEqual(['action_refused'])
    expect(events).toEqual([{ type: 'action_refused', action: action(3), reason: 'cart_refused' }])
    log.emitOnce({ type: 'action_refused', action: action(3), reason: 'more_plans_than_products' })
    expect(types()).toEqual(['action_refused', 'action_refused'])
  })
})
