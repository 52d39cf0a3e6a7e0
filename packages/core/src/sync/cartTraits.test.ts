import { describe, expect, it } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { phoneWithPlan, startCartSync } from '../test/startCartSync.js'

describe('a cart that', () => {
  it('merges equal plan lines during the loop', async () => {
    const lineItems = [productLine('1', 'phone'), productLine('2', 'phone'), planLine('3', 'phone')]
    const shop = startCartSync({ lineItems, mergesEqualLines: true })
    await shop.sync.sync()
    shop.cart.addNow([planLine('', 'phone')])
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.quantities()).toEqual({ 1: 1, 2: 1, 3: 2 })
  })

  it('sorts its lines differently at every read', async () => {
    let sign = 1
    const sort = (a: { id: string }, b: { id: string }): number => (sign *= -1) * a.id.localeCompare(b.id)
    const lineItems = [...phoneWithPlan(2), productLine('3', 'phone', 2), planLine('4', 'phone', 2, 'plan-2y')]
    const shop = startCartSync({ lineItems, sort })
    await shop.sync.sync()
    shop.cart.setQuantity('3', 1)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2, 3: 1, 4: 1 })
  })
})
