import { describe, expect, it } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { phoneWithPlan, set, startCartSync, type StartedCartSync } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'

describe('prediction', () => {
  it('does not extend protection that the shopper chose for some units only', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(3, 2) })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 5)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1, changes: [] })
    expect(shop.quantities()).toEqual({ 1: 5, 2: 2 })
  })

  it('keeps the value of an insurer that reverts a predicted change, also after the next edit', async () => {
    const shop = startCartSync(undefined, {
      answers: (cart) => (cart.lineItems[1]!.quantity > 1 ? [set('2', 1)] : []),
    })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 2)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [] })
    expect(shop.quantities()).toEqual({ 1: 2, 2: 1 })
    shop.cart.setQuantity('1', 3)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 1 })
  })

  it('does not extend a plan that the shopper chose again for fewer units', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(3) }, { answers: () => [] })
    await shop.sync.sync()
    shop.cart.setQuantity('2', 0)
    shop.cart.setQuantity('1', 5)
    shop.cart.addNow([planLine('', 'phone', 3, 'plan-2y')])
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 5, 3: 3 })
  })

  it('compares with the first observed cart, where the shopper edits it before the first report', async () => {
    const shop = startCartSync()
    shop.sync.observe(shop.cart.inspect()!)
    shop.cart.setQuantity('1', 2)
    // The page may read again; what it observed first counts.
    shop.sync.observe(shop.cart.inspect()!)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2 })
  })

  it('compares with an observed cart also for a plan that was added after a report', async () => {
    const shop = startCartSync({ lineItems: [productLine('1', 'phone')] })
    await shop.sync.sync()
    shop.cart.addNow([planLine('', 'phone')])
    shop.sync.observe(shop.cart.inspect()!)
    shop.cart.setQuantity('1', 3)
    await shop.sync.sync()
    expect(Object.values(shop.quantities())).toEqual([3, 3])
  })

  it('does not extend protection for some units because of an observed cart, also not of an old one', async () => {
    const partly = startCartSync({ lineItems: phoneWithPlan(2, 1) })
    partly.sync.observe(partly.cart.inspect()!)
    partly.cart.setQuantity('1', 3)
    await partly.sync.sync()
    expect(partly.quantities()).toEqual({ 1: 3, 2: 1 })

    const lowered = startCartSync({ lineItems: phoneWithPlan(2) })
    const old = lowered.cart.inspect()!
    lowered.cart.setQuantity('2', 1)
    lowered.sync.observe(old)
    await lowered.sync.sync()
    lowered.sync.observe(old)
    lowered.cart.setQuantity('1', 3)
    await lowered.sync.sync()
    expect(lowered.quantities()).toEqual({ 1: 3, 2: 1 })
  })

  it('compares with an observed cart once: a plan that was chosen again since is another one', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(2) }, { answers: () => [] })
    shop.sync.observe(shop.cart.inspect()!)
    await shop.sync.sync()
    shop.cart.setQuantity('2', 0)
    await shop.sync.sync()
    shop.cart.addNow([planLine('', 'phone', 2)])
    await shop.sync.sync()
    shop.cart.setQuantity('1', 3)
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 3, 3: 3 })
  })

  it('compares with the reported cart, not with an older one observed during the report', async () => {
    const shop: StartedCartSync = startCartSync(
      { lineItems: phoneWithPlan(2) },
      {
        answers: () => {
          if (shop.reports.length === 2) shop.sync.observe(old)
          return []
        },
      },
    )
    const old = shop.cart.inspect()!
    await shop.sync.sync()
    shop.cart.setQuantity('2', 0)
    shop.cart.addNow([planLine('', 'phone', 2)])
    await shop.sync.sync()
    shop.cart.setQuantity('1', 3)
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 3, 3: 3 })
  })

  it('is made three times before a report while the shopper edits, and again in a next loop', async () => {
    const lines = createMemoryCart({ lineItems: phoneWithPlan(1), hasVersions: true })
    const adapter = lines.connect()
    const writes: number[] = []
    const { sync, reports } = startCartSync(undefined, {
      answers: () => [],
      cart: {
        ...adapter,
        async updateLineItem(id, quantity) {
          await adapter.updateLineItem(id, quantity)
          writes.push(quantity)
          if (quantity < 6) lines.setQuantity('1', quantity + 1)
        },
      },
    })
    await sync.sync()
    lines.setQuantity('1', 2)
    await sync.sync()
    expect(writes).toEqual([2, 3, 4])
    expect(reports.map(({ lineItems }) => lineItems.map(({ quantity }) => quantity))).toEqual([
      [1, 1],
      [5, 4],
    ])
    // The version is that of the last report, but the plan does not cover the last unit yet.
    expect(await sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(reports).toHaveLength(3)
  })

  it('is left to the insurer with predict: false, and a settled version is not reported again', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(2, 3), hasVersions: true },
      { predict: false, answers: () => [] },
    )
    const state = await shop.sync.sync()
    expect(state).toMatchObject({ status: 'settled', changes: [] })
    expect(await shop.sync.sync()).toBe(state)
    expect(shop.reports).toHaveLength(1)
  })

  it('compares with the quantity that the insurer asked for', async () => {
    const shop: StartedCartSync = startCartSync(
      { lineItems: phoneWithPlan(2, 1) },
      { answers: (_, round) => (round === 1 ? [set('2', 2)] : []) },
    )
    // The shopper adds one more just when the plan was raised.
    const stop = shop.cart.subscribe!(() => {
      stop()
      shop.cart.setQuantity('1', 3)
    })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [{ from: 1, to: 3 }] })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 3 })
  })

  it('leaves it to the insurer which plan grows when the product is added again on another line', async () => {
    const shop = startCartSync(undefined, { answers: () => [] })
    await shop.sync.sync()
    shop.cart.addNow([productLine('', 'phone')])
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 1, 2: 1, 3: 1 })
  })

  it('continues where the cart refuses a predicted change', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(1), stock: { 'pl-prd-hakuna': 1 } }, { answers: () => [] })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 2)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', changes: [] })
    expect(shop.quantities()).toEqual({ 1: 2, 2: 1 })
  })

  it('removes a plan whose product was refused in the same call', async () => {
    const shop = startCartSync({ refusedProductIds: ['phone'], lineItems: [] })
    shop.cart.addNow([productLine('', 'phone'), planLine('', 'phone')])
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(shop.quantities()).toEqual({})
  })
})
