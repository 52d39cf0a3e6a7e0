import { describe, expect, it } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { phoneWithPlan, set, startCartSync } from '../test/startCartSync.js'

describe('checks of actions, whatever the insurer asks', () => {
  it.each([
    ['a product line', [set('1', 1)], 'not_a_plan'],
    ['more plans than products', [set('2', 3)], 'more_plans_than_products'],
    ['a negative quantity', [set('2', -1)], 'invalid_quantity'],
    ['a fraction of a plan', [set('2', 0.5)], 'invalid_quantity'],
    ['no number', [set('2', Number.NaN)], 'invalid_quantity'],
  ])('refuse %s', async (_, actions, reason) => {
    const shop = startCartSync({ lineItems: phoneWithPlan(2) }, { answers: () => actions })
    expect(await shop.sync.sync()).toMatchObject({
      status: 'failed',
      error: { code: 'cart_not_settled', rounds: 1, pendingActions: actions },
    })
    expect(shop.eventsOf('action_refused')).toEqual([{ type: 'action_refused', action: actions[0], reason }])
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2 })
  })

  it('count all plan lines of a product together, and allow units to move between them', async () => {
    const lineItems = [productLine('1', 'phone', 3), planLine('2', 'phone', 2), planLine('3', 'phone', 1, 'plan-2y')]
    const shop = startCartSync(
      { lineItems },
      { answers: (_, round) => (round === 1 ? [set('3', 2), set('2', 1)] : []) },
    )
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 1, 3: 2 })
    expect(shop.eventsOf('action_refused')).toEqual([])
  })

  it('refuse the second of two actions that together make too many plans', async () => {
    const lineItems = [productLine('1', 'phone', 3), planLine('2', 'phone', 1), planLine('3', 'phone', 1, 'plan-2y')]
    const shop = startCartSync(
      { lineItems },
      { answers: (_, round) => (round === 1 ? [set('2', 2), set('3', 2)] : []) },
    )
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 3, 2: 2, 3: 1 })
    expect(shop.eventsOf('action_refused')).toMatchObject([{ action: set('3', 2) }])
  })

  it('apply the last of several actions for one line', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(3) },
      {
        answers: (_, round) => (round === 1 ? [set('2', 1), set('2', 2)] : []),
      },
    )
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 2 })
    expect(shop.eventsOf('action_skipped')).toMatchObject([{ action: set('2', 1), reason: 'duplicate' }])
  })
})
