import { describe, expect, it } from 'vitest'
import type { CartAction } from '../CartChange.js'
import { CartAdapterError } from '../errors.js'
import { phoneWithPlan, set, startCartSync } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'

const gift: CartAction = { type: 'unknown', name: 'wrap_as_gift', payload: {} }

describe('a loop ends', () => {
  it('after maxRounds', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(99) },
      {
        maxRounds: 4,
        answers: (_, round) => [set('2', 50 - round)],
      },
    )
    expect(await shop.sync.sync()).toMatchObject({
      status: 'failed',
      error: { code: 'cart_not_settled', rounds: 4, pendingActions: [set('2', 46)] },
    })
    expect(shop.reports).toHaveLength(4)
    expect(shop.eventsOf('sync_failed')).toHaveLength(1)
  })

  it('when the same cart brings the same actions twice', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(2) },
      {
        answers: (cart) => [set('2', cart.lineItems[1]!.quantity === 2 ? 1 : 2)],
      },
    )
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'cart_not_settled', rounds: 3 } })
  })

  it('when only actions of an unknown type are left, and emits each once', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(2) },
      {
        answers: (_, round) => (round === 1 ? [gift, set('2', 1)] : [gift]),
      },
    )
    expect(await shop.sync.sync()).toMatchObject({
      status: 'failed',
      error: { code: 'cart_not_settled', rounds: 2, pendingActions: [gift] },
    })
    expect(shop.eventsOf('action_skipped')).toEqual([{ type: 'action_skipped', action: gift, reason: 'unknown_type' }])
    expect(shop.quantities()).toEqual({ 1: 2, 2: 1 })
  })

  it('as settled when the cart is already as all actions ask', async () => {
    const shop = startCartSync(undefined, { answers: () => [set('2', 1), set('77', 0)] })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
  })

  it('when the cart twice keeps another quantity: limited by stock, and rejected as refused', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(3, 1), stock: { 'pl-prd-hakuna': 2 } },
      { answers: () => [set('2', 3)] },
    )
    expect(await shop.sync.sync()).toMatchObject({
      status: 'failed',
      error: { code: 'cart_action_refused', lineItemId: '2', wanted: 3, actual: 2, rounds: 2, pendingActions: [{}] },
    })
    expect(shop.reports.map(({ lineItems }) => lineItems[1]!.quantity)).toEqual([1, 2])
    expect(shop.eventsOf('cart_changed')).toMatchObject([{ change: { from: 1, to: 2 } }])
    expect(shop.eventsOf('action_refused')).toMatchObject([{ reason: 'cart_refused' }])
  })

  it('when the cart resolves but changes nothing', async () => {
    const lines = createMemoryCart({ lineItems: phoneWithPlan(3, 1) })
    const shop = startCartSync(undefined, {
      cart: { ...lines, updateLineItem: async () => {} },
      answers: () => [set('2', 3)],
    })
    expect(await shop.sync.sync()).toMatchObject({ error: { code: 'cart_action_refused', actual: 1, rounds: 2 } })
  })

  it('as settled when the insurer accepts the part that the cart has taken', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(3, 1), stock: { 'pl-prd-hakuna': 2 } },
      { answers: (_, round) => (round === 1 ? [set('2', 3)] : []) },
    )
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', changes: [{ from: 1, to: 2 }] })
  })

  it('at once when the cart is locked', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(2) }, { answers: () => [set('2', 1)] })
    shop.cart.setLocked(true)
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'locked' } })
    expect(shop.reports).toHaveLength(1)
  })

  it('as failed when cart or insurer cannot be reached, and a later sync() tries again', async () => {
    let trouble: Error | undefined = new CartAdapterError('unavailable')
    const shop = startCartSync(undefined, {
      answers: () => {
        if (trouble) throw trouble
        return []
      },
    })
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'unavailable' } })
    trouble = new TypeError('secret detail')
    const state = await shop.sync.sync()
    expect(state).toMatchObject({ status: 'failed', error: { code: 'protection_error', cause: trouble } })
    expect(JSON.stringify(state)).not.toContain('secret detail')
    trouble = undefined
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
  })
})
