import { describe, expect, it } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { phoneWithPlan, startCartSync, type StartedCartSync } from '../test/startCartSync.js'

describe('a usual edit', () => {
  it.each<[string, (shop: StartedCartSync) => void, Record<string, number>]>([
    ['quantity up', ({ cart }) => cart.setQuantity('1', 3), { 1: 3, 2: 3 }],
    ['quantity down', ({ cart }) => cart.setQuantity('1', 1), { 1: 1, 2: 1 }],
    ['product removed', ({ cart }) => cart.setQuantity('1', 0), {}],
    ['opt-out', ({ cart }) => cart.setQuantity('2', 0), { 1: 2 }],
    ['opt-in', ({ cart }) => cart.addNow([planLine('', 'case')]), { 1: 2, 2: 2, 9: 1, 3: 1 }],
  ])('settles in one report: %s', async (_, edit, quantities) => {
    const lineItems = [...phoneWithPlan(2), ...(_ === 'opt-in' ? [productLine('9', 'case')] : [])]
    const shop = startCartSync({ lineItems })
    await shop.sync.sync()
    shop.reports.length = 0
    edit(shop)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.reports).toHaveLength(1)
    expect(shop.quantities()).toEqual(quantities)
  })

  it('needs the two rounds of the document without prediction, with the same result', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(1) }, { predict: false })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 3)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2 })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 3 })
  })

  it('gives each change with its reason, in state and event', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(2) })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 0)
    const changes = [
      {
        lineItemId: '2',
        productReference: 'phone',
        title: '1 Jahr Garantieerweiterung',
        from: 2,
        to: 0,
        reason: 'product_removed',
      },
    ]
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', changes })
    expect(shop.eventsOf('cart_changed').map(({ change }) => change)).toEqual(changes)
    expect(shop.eventsOf('sync_settled').at(-1)).toMatchObject({ changes })
  })
})
