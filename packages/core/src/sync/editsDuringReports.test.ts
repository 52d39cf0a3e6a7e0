import { describe, expect, it, vi } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import type { CartAdapter } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import { CartAdapterError } from '../errors.js'
import { phoneWithPlan, set, startCartSync, type StartedCartSync } from '../test/startCartSync.js'
import { createMemoryCart, type MemoryCartOptions } from '../testing/index.js'
import { createCartSync } from './createCartSync.js'

describe('a cart that changes during a report', () => {
  /** `meanwhile` runs between the first report and its answer. */
  const during = (options: MemoryCartOptions, meanwhile: (shop: StartedCartSync) => void, action: CartAction) => {
    const shop: StartedCartSync = startCartSync(options, {
      answers: (_, round) => {
        if (round > 1) return []
        meanwhile(shop)
        return [action]
      },
    })
    return shop
  }

  it('skips an action for a removed line, and does not add the line again', async () => {
    const shop = during({ lineItems: phoneWithPlan(2) }, ({ cart }) => cart.setQuantity('2', 0), set('2', 1))
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [] })
    expect(shop.quantities()).toEqual({ 1: 2 })
    expect(shop.eventsOf('action_skipped')).toMatchObject([{ reason: 'line_gone' }])
  })

  it('skips an action for a line that the shopper changed', async () => {
    const shop = during({ lineItems: phoneWithPlan(3, 1) }, ({ cart }) => cart.setQuantity('2', 2), set('2', 3))
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2 })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 2 })
    expect(shop.eventsOf('action_skipped')).toMatchObject([{ reason: 'stale' }])
  })

  it('skips an action whose line id belongs to another line after a login', async () => {
    const lineItems = [...phoneWithPlan(3, 3), productLine('3', 'case', 3), planLine('4', 'case', 3)]
    const shop = during({ lineItems, hasVersions: true }, ({ cart }) => cart.renumber(), set('2', 1))
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [] })
    expect(Object.values(shop.quantities())).toEqual([3, 3, 3, 3])
  })

  it('continues after a conflict: reads again, decides again, applies the actions', async () => {
    const lineItems = [
      ...phoneWithPlan(2, 2),
      productLine('3', 'case'),
      planLine('4', 'watch'),
      productLine('5', 'watch'),
    ]
    const cart = createMemoryCart({ lineItems, hasVersions: true })
    const adapter = cart.connect()
    let isFirst = true
    const cartWithOtherTab: CartAdapter = {
      ...adapter,
      async updateLineItem(id, quantity) {
        if (isFirst) cart.setQuantity('3', 5)
        isFirst = false
        return adapter.updateLineItem(id, quantity)
      },
    }
    const shop = startCartSync(undefined, {
      cart: cartWithOtherTab,
      answers: (_, round) => (round === 1 ? [set('2', 1), set('4', 0)] : []),
    })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [{ to: 1 }, { to: 0 }] })
    expect(cart.inspect()!.lineItems.map(({ id, quantity }) => [id, quantity])).toEqual([
      ['1', 2],
      ['2', 1],
      ['3', 5],
      ['5', 1],
    ])
  })

  it('gives the changes of a failed loop, and the cart as it was read last', async () => {
    let isDown = false
    const cart = createMemoryCart({ lineItems: phoneWithPlan(2, 2) })
    const sync = createCartSync({
      cart,
      reportCart: async () => {
        if (isDown) throw new CartAdapterError('unavailable')
        return []
      },
    })
    await sync.sync()
    isDown = true
    cart.setQuantity('1', 1)
    expect(await sync.sync()).toMatchObject({
      status: 'failed',
      error: { code: 'unavailable' },
      cart: cart.inspect(),
      changes: [{ lineItemId: '2', from: 2, to: 1 }],
    })
  })

  it('ends as failed when every write is a conflict', async () => {
    const lines = createMemoryCart({ lineItems: phoneWithPlan(2) })
    const updateLineItem = vi.fn<CartAdapter['updateLineItem']>(async () => {
      throw new CartAdapterError('conflict')
    })
    const shop = startCartSync(undefined, { cart: { ...lines, updateLineItem }, answers: () => [set('2', 1)] })
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'conflict' } })
    expect(updateLineItem.mock.calls.length).toBeLessThan(10)
  })
})

describe('a shopper who edits during every write', () => {
  it('has a cart that is in step once the edits end', async () => {
    const lines = createMemoryCart({ lineItems: phoneWithPlan(9), hasVersions: true })
    const adapter = lines.connect()
    let left = 9
    const sync = createCartSync({
      cart: {
        ...adapter,
        async updateLineItem(id, quantity) {
          await adapter.updateLineItem(id, quantity)
          if (left <= 4) return
          lines.setQuantity('1', --left)
          void sync.sync()
        },
      },
      reportCart: async () => [],
    })
    lines.setQuantity('1', --left)
    await sync.sync()
    await sync.sync()
    expect(lines.inspect()!.lineItems.map(({ quantity }) => quantity)).toEqual([4, 4])
  })
})
