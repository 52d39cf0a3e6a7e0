import { describe, expect, it } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import type { Cart, CartAdapter } from '../cart.js'
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
    expect(shop.events.map(({ type }) => type)).toEqual(['round_started', 'sync_settled'])
  })

  it('as failed when the cart is already as one action asks, and another one cannot be applied', async () => {
    const shop = startCartSync(undefined, { answers: () => [set('2', 1), gift] })
    expect(await shop.sync.sync()).toMatchObject({ error: { code: 'cart_not_settled', rounds: 1 } })
  })

  it.each<[what: string, change: (cart: Cart) => void]>([
    ['price of the product', (cart) => (cart.lineItems[0]!.unitPrice = { amount: 99_900, currency: 'eur' })],
    ['price of the plan', (cart) => (cart.lineItems[1]!.unitPrice = { amount: 1_300, currency: 'eur' })],
    ['currency', (cart) => (cart.currency = 'jpy')],
    ['plan under the same line id', (cart) => (cart.lineItems[1]!.customProperties!.planId = 'plan-2y')],
  ])('after one more report where another %s is read after the first', async (_, change) => {
    const cart = createMemoryCart({ lineItems: phoneWithPlan(2, 1) }).inspect()!
    const reports: Cart[] = []
    const { sync } = startCartSync(undefined, {
      cart: { ...createMemoryCart(), readCart: async () => structuredClone(cart) },
      reportCart: async (report) => {
        reports.push(report)
        if (reports.length > 1) return []
        change(cart)
        return [set('2', 1)]
      },
    })
    expect(await sync.sync()).toMatchObject({ status: 'settled', rounds: 2, cart })
    expect(reports[1]).toEqual(cart)
  })

  it('without a report with maxRounds 0', async () => {
    const shop = startCartSync(undefined, { maxRounds: 0 })
    expect(await shop.sync.sync()).toMatchObject({ error: { code: 'cart_not_settled', rounds: 0, pendingActions: [] } })
    expect(shop.reports).toEqual([])
  })

  it('as settled without a report when there is no cart any more', async () => {
    const lines = createMemoryCart({ lineItems: phoneWithPlan(2) })
    let isOrdered = false
    const readCart = async () => (isOrdered ? null : lines.readCart())
    const { sync, reports } = startCartSync(undefined, { cart: { ...lines, readCart } })
    await sync.sync()
    isOrdered = true
    expect(await sync.sync()).toEqual({ status: 'settled', cart: null, rounds: 0, changes: [] })
    expect(reports).toHaveLength(1)
  })

  it('as settled when there is no cart any more after a conflict in the second of two changes', async () => {
    const lineItems = [planLine('2', 'phone', 2), planLine('3', 'phone', 2, 'plan-2y')]
    const lines = createMemoryCart({ lineItems })
    let writes = 0
    const cart: CartAdapter = {
      ...lines,
      readCart: async () => (writes ? null : lines.readCart()),
      async updateLineItem(id, quantity) {
        if (writes++) throw new CartAdapterError('conflict')
        await lines.updateLineItem(id, quantity)
      },
    }
    expect(await startCartSync(undefined, { cart }).sync.sync()).toMatchObject({ status: 'settled', cart: null })
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

  it('only when the cart twice keeps another quantity of one line than one that was asked for twice', async () => {
    const lineItems = [
      ...phoneWithPlan(9, 1),
      productLine('3', 'watch', 9),
      { ...planLine('4', 'watch', 1), productId: 'pl-watch' },
    ]
    const answers = [
      [set('2', 5), set('4', 5)],
      [set('2', 6), set('4', 6)],
      [set('2', 5), set('4', 3)],
    ]
    const shop = startCartSync(
      { lineItems, stock: { 'pl-prd-hakuna': 2, 'pl-watch': 3 } },
      { answers: () => answers.shift()! },
    )
    expect(await shop.sync.sync()).toMatchObject({
      error: { code: 'cart_action_refused', lineItemId: '2', wanted: 5, actual: 2, rounds: 3 },
    })
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
