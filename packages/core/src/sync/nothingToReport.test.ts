import { describe, expect, it } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { startCartSync } from '../test/startCartSync.js'

describe('nothing to report', () => {
  it('settles without a call while there is no cart', async () => {
    const shop = startCartSync({})
    expect(await shop.sync.sync()).toEqual({ status: 'settled', cart: null, rounds: 0, changes: [] })
    expect(shop.reports).toHaveLength(0)
  })

  it('settles without a call while the cart never had a line', async () => {
    const shop = startCartSync({ lineItems: [] })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 0 })
    expect(shop.reports).toHaveLength(0)
  })

  it('reports a cart once when it is empty after it was reported with lines', async () => {
    const shop = startCartSync()
    await shop.sync.sync()
    shop.cart.setQuantity('1', 0)
    shop.cart.setQuantity('2', 0)
    await shop.sync.sync()
    await shop.sync.sync()
    expect(shop.reports.map(({ lineItems }) => lineItems.length)).toEqual([2, 0])
  })

  it('reports a cart each time that it is emptied again: filled and emptied twice', async () => {
    const shop = startCartSync({ lineItems: [productLine('1', 'phone', 2), planLine('2', 'phone', 2)] })
    const empty = async () => {
      for (const id of Object.keys(shop.quantities())) shop.cart.setQuantity(id, 0)
      await shop.sync.sync()
    }
    await shop.sync.sync()
    await empty()
    await shop.sync.sync()
    shop.cart.addNow([productLine('', 'watch', 3)])
    await shop.sync.sync()
    await empty()
    await shop.sync.sync()
    shop.cart.addNow([productLine('', 'watch', 1)])
    await empty()
    expect(shop.reports.map(({ lineItems }) => lineItems.map(({ quantity }) => quantity))).toEqual([
      [2, 2],
      [],
      [3],
      [],
    ])
  })

  it('reports an emptied cart also where a sync() without a report came before', async () => {
    const shop = startCartSync({ lineItems: [productLine('1', 'phone', 2)], hasVersions: true })
    await shop.sync.sync()
    await shop.sync.sync()
    shop.cart.setQuantity('1', 0)
    await shop.sync.sync()
    expect(shop.reports.map(({ lineItems }) => lineItems.length)).toEqual([1, 0])
  })

  it('reports the empty cart again when that report failed', async () => {
    let isDown = false
    const shop = startCartSync(undefined, {
      answers: () => {
        if (isDown) throw new Error('down')
        return []
      },
    })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 0)
    isDown = true
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed' })
    isDown = false
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    const reports = shop.reports.length
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(shop.reports).toHaveLength(reports)
  })

  it('reports an emptied cart also where the report of its lines failed: the insurer may have them', async () => {
    let isDown = true
    const shop = startCartSync(undefined, {
      answers: () => {
        if (isDown) throw new Error('the answer was lost')
        return []
      },
    })
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed' })
    isDown = false
    shop.cart.setQuantity('1', 0)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.reports.at(-1)!.lineItems).toEqual([])
  })

  it('settles with the change where it removes the only line before anything was reported', async () => {
    const shop = startCartSync({ lineItems: [] })
    const before = await shop.sync.sync()
    shop.cart.addNow([planLine('', 'phone', 2)])
    const state = await shop.sync.sync()
    expect(state).not.toBe(before)
    expect(state).toMatchObject({
      status: 'settled',
      rounds: 0,
      changes: [{ from: 2, to: 0, reason: 'product_removed' }],
    })
    expect(shop.eventsOf('sync_settled')).toHaveLength(2)
    expect(shop.reports).toHaveLength(0)
  })

  it('reports an empty cart with reportEmptyCart, for an engine that serves one request', async () => {
    const shop = startCartSync({ lineItems: [] }, { reportEmptyCart: true })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(shop.reports.map(({ lineItems }) => lineItems)).toEqual([[]])
  })
})
