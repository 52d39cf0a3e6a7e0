import { describe, expect, it } from 'vitest'
import type { CartAction } from '../CartChange.js'
import type { CartSyncRecord } from './CartSync.js'
import { createCartSync } from './createCartSync.js'
import { explainRecord, explainSync } from './explainSync.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { createMemoryCart } from '../testing/index.js'

const set = (lineItemId: string, quantity: number): CartAction => ({ type: 'update_line_item', lineItemId, quantity })
const gift: CartAction = { type: 'unknown', name: 'wrap_as_gift', payload: {} }

const before = cartOf(
  productLine('1', 'phone', 2),
  planLine('2', 'phone', 2),
  productLine('3', 'watch', 2),
  planLine('4', 'watch', 2),
)
const cart = cartOf(
  productLine('1', 'phone', 3),
  planLine('2', 'phone', 2),
  productLine('3', 'watch', 1),
  planLine('4', 'watch', 2),
  planLine('5', 'case'),
)
const actions = [
  set('2', 9),
  set('1', 1),
  set('2', 2),
  set('4', 0),
  set('9', 1),
  set('4', 0.5),
  set('4', 0),
  gift,
  set('3', -1),
]

describe('explainSync', () => {
  it('gives the reason of each change and each action in words for a merchant', () => {
    expect(explainSync(cart, actions, { before }).map(({ text }) => text)).toMatchInlineSnapshot(`
      [
        ""1 Jahr Garantieerweiterung" goes from 2 to 3, because every unit of product phone was protected and there are more units now.",
        ""1 Jahr Garantieerweiterung" goes from 2 to 1, because there are fewer units of product watch and each unit has at most one plan.",
        ""1 Jahr Garantieerweiterung" (1) is removed from the cart, because product case is no longer in the cart and a plan is never sold without its product.",
        "The insurer asked for quantity 1 on line 1. That line is not a protection plan, and the insurer may change plans only, so the action was refused.",
        ""1 Jahr Garantieerweiterung" goes from 3 to 2, because the insurer asked for it.",
        "The insurer asked for quantity 0 on line 4. A later action of the same answer is for the same line and replaces this one.",
        "The insurer asked for quantity 0.5 on line 4. A later action of the same answer is for the same line and replaces this one.",
        ""1 Jahr Garantieerweiterung" (1) is removed from the cart, because the insurer asked for it.",
        "The insurer asked for "wrap_as_gift". Hakuna Kit does not know this type of action, so it was skipped.",
        "The insurer asked for quantity -1 on line 3. That is not a whole number of 0 or more, so the action was refused.",
        "The insurer asked for quantity 9 on line 2. A later action of the same answer is for the same line and replaces this one.",
        "The insurer asked for quantity 1 on line 9. That line is not in the cart any more, so the action was skipped.",
      ]
    `)
  })

  it('gives the records that onEvent gets from a real sync', async () => {
    const events: CartSyncRecord[] = []
    const shop = createMemoryCart({ lineItems: before.lineItems })
    let round = 0
    const sync = createCartSync({
      cart: shop,
      reportCart: async () => (++round === 2 ? actions : []),
      onEvent(event) {
        if (event.type === 'cart_changed' || event.type === 'action_skipped' || event.type === 'action_refused')
          events.push(event)
      },
    })
    await sync.sync()
    shop.addNow([planLine('', 'case')])
    shop.setQuantity('1', 3)
    shop.setQuantity('3', 1)
    await sync.sync()
    const key = (record: CartSyncRecord): string => JSON.stringify(record)
    expect(events.map(key).sort()).toEqual(
      explainSync(cart, actions, { before })
        .map(({ record }) => key(record))
        .sort(),
    )
    expect(events.length).toBeGreaterThan(8)
  })

  it('says nothing of a cart that is as the actions ask, and compares with no earlier cart by default', () => {
    const covered = cartOf(productLine('1', 'phone', 3), planLine('2', 'phone', 2))
    expect(explainSync(covered, [set('2', 2), set('77', 0)])).toEqual([])
  })

  it('predicts nothing with predict: false', () => {
    expect(explainSync(cart, [], { before, predict: false })).toEqual([])
  })
})

describe('explainRecord', () => {
  const asked = 'The insurer asked for quantity 3 on line 2.'

  it.each([
    ['unknown_type', 'Hakuna Kit does not know this type of action, so it was skipped.'],
    ['line_gone', 'That line is not in the cart any more, so the action was skipped.'],
    [
      'stale',
      'The shopper has changed the product or its plans since the report, so the cart is reported again first.',
    ],
    ['duplicate', 'A later action of the same answer is for the same line and replaces this one.'],
  ] as const)('says why an action was skipped: %s', (reason, why) => {
    expect(explainRecord({ type: 'action_skipped', action: set('2', 3), reason })).toBe(`${asked} ${why}`)
  })

  it.each([
    [
      'not_a_plan',
      'That line is not a protection plan, and the insurer may change plans only, so the action was refused.',
    ],
    ['more_plans_than_products', 'There would be more plans than products to protect, so the action was refused.'],
    ['invalid_quantity', 'That is not a whole number of 0 or more, so the action was refused.'],
    ['cart_refused', "The shop's cart did not accept this quantity, for example for lack of stock."],
  ] as const)('says why an action was refused: %s', (reason, why) => {
    expect(explainRecord({ type: 'action_refused', action: set('2', 3), reason })).toBe(`${asked} ${why}`)
  })
})
