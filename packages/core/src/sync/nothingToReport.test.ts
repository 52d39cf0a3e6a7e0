import { describe, expect, it } from 'vitest'
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
  })

  it('reports an empty cart with reportEmptyCart, for an engine that serves one request', async () => {
    const shop = startCartSync({ lineItems: [] }, { reportEmptyCart: true })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
  })
})
