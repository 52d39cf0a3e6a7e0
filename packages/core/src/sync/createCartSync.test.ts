import { describe, expect, it, vi } from 'vitest'
import type { Cart, CartAdapter } from '../cart.js'
import type { CartAction } from '../CartChange.js'
import type { CartSyncEvent, CartSyncOptions } from './CartSync.js'
import { createCartSync } from './createCartSync.js'
import { CartAdapterError } from '../errors.js'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { createFairInsurer } from './simulation/fairInsurer.js'
import { createMemoryCart, type MemoryCartOptions } from '../testing/index.js'

const set = (lineItemId: string, quantity: number): CartAction => ({ type: 'update_line_item', lineItemId, quantity })
const gift: CartAction = { type: 'unknown', name: 'wrap_as_gift', payload: {} }

const phoneWithPlan = (quantity = 1, plans = quantity) => [
  productLine('1', 'phone', quantity),
  planLine('2', 'phone', plans),
]

/** An engine over a memory cart. `answers` are the insurer's; without them it is the fair one. */
function start(
  cartOptions: MemoryCartOptions = { lineItems: phoneWithPlan() },
  { answers, ...options }: Partial<CartSyncOptions> & { answers?: (cart: Cart, round: number) => CartAction[] } = {},
) {
  const cart = createMemoryCart(cartOptions)
  const insurer = createFairInsurer()
  const reports: Cart[] = []
  const events: CartSyncEvent[] = []
  const sync = createCartSync({
    cart: cart.connect(),
    reportCart: async (report) => {
      reports.push(report)
      return answers ? answers(report, reports.length) : insurer.report(report)
    },
    onEvent: (event) => events.push(event),
    ...options,
  })
  const quantities = (): Record<string, number> =>
    Object.fromEntries(cart.inspect()?.lineItems.map(({ id, quantity }) => [id, quantity]) ?? [])
  const eventsOf = <T extends CartSyncEvent['type']>(type: T) =>
    events.filter((event): event is Extract<CartSyncEvent, { type: T }> => event.type === type)
  return { cart, sync, reports, events, eventsOf, quantities }
}

describe('a usual edit', () => {
  it.each<[string, (shop: ReturnType<typeof start>) => void, Record<string, number>]>([
    ['quantity up', ({ cart }) => cart.setQuantity('1', 3), { 1: 3, 2: 3 }],
    ['quantity down', ({ cart }) => cart.setQuantity('1', 1), { 1: 1, 2: 1 }],
    ['product removed', ({ cart }) => cart.setQuantity('1', 0), {}],
    ['opt-out', ({ cart }) => cart.setQuantity('2', 0), { 1: 2 }],
    ['opt-in', ({ cart }) => cart.addNow([planLine('', 'case')]), { 1: 2, 2: 2, 9: 1, 3: 1 }],
  ])('settles in one report: %s', async (_, edit, quantities) => {
    const lineItems = [...phoneWithPlan(2), ...(_ === 'opt-in' ? [productLine('9', 'case')] : [])]
    const shop = start({ lineItems })
    await shop.sync.sync()
    shop.reports.length = 0
    edit(shop)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.reports).toHaveLength(1)
    expect(shop.quantities()).toEqual(quantities)
  })

  it('takes the rounds of the document without prediction, to the same end', async () => {
    const shop = start({ lineItems: phoneWithPlan(1) }, { predict: false })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 3)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2 })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 3 })
  })

  it('tells what it changed and why', async () => {
    const shop = start({ lineItems: phoneWithPlan(2) })
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

describe('prediction', () => {
  it('never extends protection that the shopper chose for some units', async () => {
    const shop = start({ lineItems: phoneWithPlan(3, 2) })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 5)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1, changes: [] })
    expect(shop.quantities()).toEqual({ 1: 5, 2: 2 })
  })

  it('takes the value of an insurer that restores what prediction changed, for good', async () => {
    const shop = start(undefined, {
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

  it('does not extend a plan that the shopper chose anew, for fewer units', async () => {
    const shop = start({ lineItems: phoneWithPlan(3) }, { answers: () => [] })
    await shop.sync.sync()
    shop.cart.setQuantity('2', 0)
    shop.cart.setQuantity('1', 5)
    shop.cart.addNow([planLine('', 'phone', 3, 'plan-2y')])
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 5, 3: 3 })
  })

  it('follows from a cart that the page saw, where the shopper was quicker than the first report', async () => {
    const shop = start()
    shop.sync.observe(shop.cart.inspect()!)
    shop.cart.setQuantity('1', 2)
    // The page may have read again since; what it saw first is what tells.
    shop.sync.observe(shop.cart.inspect()!)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2 })
  })

  it('follows so too for a plan that was added to a cart reported before', async () => {
    const shop = start({ lineItems: [productLine('1', 'phone')] })
    await shop.sync.sync()
    shop.cart.addNow([planLine('', 'phone')])
    shop.sync.observe(shop.cart.inspect()!)
    shop.cart.setQuantity('1', 3)
    await shop.sync.sync()
    expect(Object.values(shop.quantities())).toEqual([3, 3])
  })

  it('extends no protection for some units by what the page saw, be it old', async () => {
    const partly = start({ lineItems: phoneWithPlan(2, 1) })
    partly.sync.observe(partly.cart.inspect()!)
    partly.cart.setQuantity('1', 3)
    await partly.sync.sync()
    expect(partly.quantities()).toEqual({ 1: 3, 2: 1 })

    const lowered = start({ lineItems: phoneWithPlan(2) })
    const old = lowered.cart.inspect()!
    lowered.cart.setQuantity('2', 1)
    lowered.sync.observe(old)
    await lowered.sync.sync()
    lowered.sync.observe(old)
    lowered.cart.setQuantity('1', 3)
    await lowered.sync.sync()
    expect(lowered.quantities()).toEqual({ 1: 3, 2: 1 })
  })

  it('follows from what the insurer made of the plan', async () => {
    const shop: ReturnType<typeof start> = start(
      { lineItems: phoneWithPlan(2, 1) },
      { answers: (_, round) => (round === 1 ? [set('2', 2)] : []) },
    )
    // The shopper takes one more just when the plan was raised.
    const stop = shop.cart.subscribe!(() => {
      stop()
      shop.cart.setQuantity('1', 3)
    })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [{ from: 1, to: 3 }] })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 3 })
  })

  it('leaves it to the insurer when the product comes once more on a line of its own', async () => {
    const shop = start(undefined, { answers: () => [] })
    await shop.sync.sync()
    shop.cart.addNow([productLine('', 'phone')])
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 1, 2: 1, 3: 1 })
  })

  it('goes on where the cart refuses what was predicted', async () => {
    const shop = start({ lineItems: phoneWithPlan(1), stock: { 'pl-prd-hakuna': 1 } }, { answers: () => [] })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 2)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', changes: [] })
    expect(shop.quantities()).toEqual({ 1: 2, 2: 1 })
  })

  it('drops a plan whose product was refused in the same call', async () => {
    const shop = start({ refusedProductIds: ['phone'], lineItems: [] })
    shop.cart.addNow([productLine('', 'phone'), planLine('', 'phone')])
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(shop.quantities()).toEqual({})
  })
})

describe('one loop at a time', () => {
  it('lets 200 quick changes cost at most two loops', async () => {
    const shop = start()
    await shop.sync.sync()
    shop.reports.length = 0
    const done: Promise<unknown>[] = []
    for (let quantity = 2; quantity < 202; quantity++) {
      shop.cart.setQuantity('1', quantity)
      done.push(shop.sync.sync())
      if (quantity % 50 === 0) await Promise.resolve()
    }
    await Promise.all(done)
    expect(shop.reports.length).toBeLessThanOrEqual(2)
    expect(shop.quantities()).toEqual({ 1: 201, 2: 201 })
  })

  it('resolves sync() for a loop that began after the call', async () => {
    let answer = (_: CartAction[]): void => {}
    const shop = start(undefined, {
      reportCart: (cart) => new Promise((resolve) => ((answer = resolve), shop.reports.push(cart))),
    })
    const first = shop.sync.sync()
    await vi.waitFor(() => expect(shop.reports).toHaveLength(1))
    shop.cart.setQuantity('1', 4)
    const [second, third] = [shop.sync.sync(), shop.sync.sync()]
    expect(third).toBe(second)
    answer([])
    expect(await first).toMatchObject({ cart: { lineItems: [{ quantity: 1 }, {}] } })
    await vi.waitFor(() => expect(shop.reports).toHaveLength(2))
    answer([])
    expect(await second).toMatchObject({ cart: { lineItems: [{ quantity: 4 }, { quantity: 4 }] } })
  })

  it('does not report again for the signals of its own writes', async () => {
    const shop = start()
    await shop.sync.sync()
    shop.reports.length = 0
    shop.cart.subscribe!(() => void shop.sync.sync())
    shop.cart.setQuantity('1', 2)
    await shop.sync.sync()
    expect(shop.reports).toHaveLength(1)
    expect(shop.sync.getState()).toMatchObject({ status: 'settled', rounds: 1, changes: [{ to: 2 }] })
  })

  it('knows an unchanged cart by its version and reports nothing', async () => {
    const shop = start({ lineItems: phoneWithPlan(), hasVersions: true })
    const settled = await shop.sync.sync()
    expect(await shop.sync.sync()).toBe(settled)
    expect(shop.reports).toHaveLength(1)
  })

  it('reports the cart as it was once more when the insurer may have heard of another one since', async () => {
    const shop: ReturnType<typeof start> = start(undefined, {
      answers: (cart) => {
        if (cart.lineItems[0]!.quantity === 1) return []
        // The shopper thinks better of it while the answer gets lost.
        shop.cart.setQuantity('1', 1)
        shop.cart.setQuantity('2', 1)
        void shop.sync.sync()
        throw new Error('the answer was lost')
      },
    })
    await shop.sync.sync()
    shop.cart.setQuantity('1', 2)
    await shop.sync.sync()
    await vi.waitFor(() => expect(shop.sync.getState().status).toBe('settled'))
    expect(shop.reports.map(({ lineItems }) => lineItems[0]!.quantity)).toEqual([1, 2, 1])
  })

  it('reports an unchanged cart without versions again: another device may have reported in between', async () => {
    const shop = start()
    await shop.sync.sync()
    await shop.sync.sync()
    expect(shop.reports).toHaveLength(2)
  })
})

describe('an engine as a store', () => {
  it('keeps one state object until something changes, and tells listeners until they leave', async () => {
    const shop = start()
    expect(shop.sync.getState()).toEqual({ status: 'idle' })
    expect(shop.sync.getState()).toBe(shop.sync.getState())
    const seen: string[] = []
    const leave = shop.sync.subscribe(() => seen.push(shop.sync.getState().status))
    await shop.sync.sync()
    leave()
    await shop.sync.sync()
    expect(seen).toEqual(['syncing', 'settled'])
  })

  it('goes on when a listener throws, and lets the error surface', async () => {
    const surfaced = vi.spyOn(console, 'error').mockImplementation(() => {})
    const shop = start(undefined, {
      onEvent: () => {
        throw new Error('a bug of the shop')
      },
    })
    shop.sync.subscribe(() => {
      throw new Error('another')
    })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(surfaced).toHaveBeenCalled()
    surfaced.mockRestore()
  })
})

describe('dispose', () => {
  it('aborts the report, resolves who waits, and touches nothing afterwards', async () => {
    let signal: AbortSignal | undefined
    const shop = start(undefined, {
      reportCart: (_, options) => {
        signal = options.signal
        return new Promise(() => {})
      },
    })
    const running = shop.sync.sync()
    await vi.waitFor(() => expect(signal).toBeDefined())
    const queued = shop.sync.sync()
    const told = vi.fn<() => void>()
    shop.sync.subscribe(told)
    const readCart = vi.spyOn(shop.cart, 'readCart')
    shop.sync.dispose()
    expect(signal!.aborted).toBe(true)
    for (const state of [await running, await queued, await shop.sync.sync(), shop.sync.getState()])
      expect(state).toMatchObject({ status: 'failed', error: { code: 'cart_sync_disposed' } })
    expect(told).not.toHaveBeenCalled()
    expect(readCart).not.toHaveBeenCalled()
    expect(shop.eventsOf('sync_failed')).toEqual([])
  })

  it('carries out no action of an answer that comes late', async () => {
    let answer = (_: CartAction[]): void => {}
    const shop = start(
      { lineItems: phoneWithPlan(2) },
      {
        reportCart: () => new Promise((resolve) => (answer = resolve)),
      },
    )
    void shop.sync.sync()
    await new Promise((resolve) => setTimeout(resolve))
    shop.sync.dispose()
    answer([set('2', 0)])
    await new Promise((resolve) => setTimeout(resolve))
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2 })
  })
})

describe('nothing to report', () => {
  it('settles without a call while there is no cart', async () => {
    const shop = start({})
    expect(await shop.sync.sync()).toEqual({ status: 'settled', cart: null, rounds: 0, changes: [] })
    expect(shop.reports).toHaveLength(0)
  })

  it('settles without a call while the cart never had a line', async () => {
    const shop = start({ lineItems: [] })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 0 })
    expect(shop.reports).toHaveLength(0)
  })

  it('reports a cart once more when it is empty after it was reported', async () => {
    const shop = start()
    await shop.sync.sync()
    shop.cart.setQuantity('1', 0)
    shop.cart.setQuantity('2', 0)
    await shop.sync.sync()
    await shop.sync.sync()
    expect(shop.reports.map(({ lineItems }) => lineItems.length)).toEqual([2, 0])
  })

  it('tries the empty cart again when that report failed', async () => {
    let isDown = false
    const shop = start(undefined, {
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

  it('reports an empty cart where the engine lives for one request', async () => {
    const shop = start({ lineItems: [] }, { reportEmptyCart: true })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
  })
})

describe('it stops', () => {
  it('after maxRounds', async () => {
    const shop = start(
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
    const shop = start(
      { lineItems: phoneWithPlan(2) },
      {
        answers: (cart) => [set('2', cart.lineItems[1]!.quantity === 2 ? 1 : 2)],
      },
    )
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'cart_not_settled', rounds: 3 } })
  })

  it('when only actions of an unknown type are left, each told once', async () => {
    const shop = start(
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

  it('as settled when all that is asked for is so already', async () => {
    const shop = start(undefined, { answers: () => [set('2', 1), set('77', 0)] })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
  })

  it('when the cart twice keeps another quantity: stock cuts the write and reports it', async () => {
    const shop = start(
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

  it('when the cart silently does nothing', async () => {
    const lines = createMemoryCart({ lineItems: phoneWithPlan(3, 1) })
    const shop = start(undefined, {
      cart: { ...lines, updateLineItem: async () => {} },
      answers: () => [set('2', 3)],
    })
    expect(await shop.sync.sync()).toMatchObject({ error: { code: 'cart_action_refused', actual: 1, rounds: 2 } })
  })

  it('as settled when the insurer is content with what the cart took', async () => {
    const shop = start(
      { lineItems: phoneWithPlan(3, 1), stock: { 'pl-prd-hakuna': 2 } },
      { answers: (_, round) => (round === 1 ? [set('2', 3)] : []) },
    )
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', changes: [{ from: 1, to: 2 }] })
  })

  it('at once when the cart is locked', async () => {
    const shop = start({ lineItems: phoneWithPlan(2) }, { answers: () => [set('2', 1)] })
    shop.cart.setLocked(true)
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'locked' } })
    expect(shop.reports).toHaveLength(1)
  })

  it('as failed when the cart or the insurer cannot be reached, and a later sync tries again', async () => {
    let trouble: Error | undefined = new CartAdapterError('unavailable')
    const shop = start(undefined, {
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

describe('guard rails, whoever asks', () => {
  it.each([
    ['a product line', [set('1', 1)], 'not_a_plan'],
    ['more plans than products', [set('2', 3)], 'more_plans_than_products'],
    ['a negative quantity', [set('2', -1)], 'invalid_quantity'],
    ['a fraction of a plan', [set('2', 0.5)], 'invalid_quantity'],
    ['no number', [set('2', Number.NaN)], 'invalid_quantity'],
  ])('refuse %s', async (_, actions, reason) => {
    const shop = start({ lineItems: phoneWithPlan(2) }, { answers: () => actions })
    expect(await shop.sync.sync()).toMatchObject({
      status: 'failed',
      error: { code: 'cart_not_settled', rounds: 1, pendingActions: actions },
    })
    expect(shop.eventsOf('action_refused')).toEqual([{ type: 'action_refused', action: actions[0], reason }])
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2 })
  })

  it('count all plan lines of a product together, and let units move between them', async () => {
    const lineItems = [productLine('1', 'phone', 3), planLine('2', 'phone', 2), planLine('3', 'phone', 1, 'plan-2y')]
    const shop = start({ lineItems }, { answers: (_, round) => (round === 1 ? [set('3', 2), set('2', 1)] : []) })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(shop.quantities()).toEqual({ 1: 3, 2: 1, 3: 2 })
    expect(shop.eventsOf('action_refused')).toEqual([])
  })

  it('refuse the second of two that together would be too many', async () => {
    const lineItems = [productLine('1', 'phone', 3), planLine('2', 'phone', 1), planLine('3', 'phone', 1, 'plan-2y')]
    const shop = start({ lineItems }, { answers: (_, round) => (round === 1 ? [set('2', 2), set('3', 2)] : []) })
    await shop.sync.sync()
    expect(shop.quantities()).toEqual({ 1: 3, 2: 2, 3: 1 })
    expect(shop.eventsOf('action_refused')).toMatchObject([{ action: set('3', 2) }])
  })

  it('let the last of several actions for one line count', async () => {
    const shop = start(
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

describe('a cart that changes while the insurer thinks', () => {
  /** `meanwhile` happens between the first report and its answer. */
  const during = (
    options: MemoryCartOptions,
    meanwhile: (shop: ReturnType<typeof start>) => void,
    action: CartAction,
  ) => {
    const shop: ReturnType<typeof start> = start(options, {
      answers: (_, round) => {
        if (round > 1) return []
        meanwhile(shop)
        return [action]
      },
    })
    return shop
  }

  it('skips an action for a line that is gone; what the shopper removed stays removed', async () => {
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

  it('skips an action whose line id means another line after a login', async () => {
    const lineItems = [...phoneWithPlan(3, 3), productLine('3', 'case', 3), planLine('4', 'case', 3)]
    const shop = during({ lineItems, hasVersions: true }, ({ cart }) => cart.renumber(), set('2', 1))
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [] })
    expect(Object.values(shop.quantities())).toEqual([3, 3, 3, 3])
  })

  it('goes on over a conflict: reads again, checks again, carries out', async () => {
    const lineItems = [
      ...phoneWithPlan(2, 2),
      productLine('3', 'case'),
      planLine('4', 'watch'),
      productLine('5', 'watch'),
    ]
    const cart = createMemoryCart({ lineItems, hasVersions: true })
    const adapter = cart.connect()
    let isFirst = true
    const quickerOther: CartAdapter = {
      ...adapter,
      async updateLineItem(id, quantity) {
        if (isFirst) cart.setQuantity('3', 5)
        isFirst = false
        return adapter.updateLineItem(id, quantity)
      },
    }
    const shop = start(undefined, {
      cart: quickerOther,
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

  it('tells of a failed loop what it did and how it left the cart', async () => {
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
    const shop = start(undefined, { cart: { ...lines, updateLineItem }, answers: () => [set('2', 1)] })
    expect(await shop.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'conflict' } })
    expect(updateLineItem.mock.calls.length).toBeLessThan(10)
  })
})

describe('a shopper who is quicker than the engine', () => {
  it('finds the cart in step all the same, once at rest', async () => {
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

describe('other traits of real carts', () => {
  it('merges equal plan lines into one under way', async () => {
    const lineItems = [productLine('1', 'phone'), productLine('2', 'phone'), planLine('3', 'phone')]
    const shop = start({ lineItems, mergesEqualLines: true })
    await shop.sync.sync()
    shop.cart.addNow([planLine('', 'phone')])
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.quantities()).toEqual({ 1: 1, 2: 1, 3: 2 })
  })

  it('shows its lines in another order at every read', async () => {
    let sign = 1
    const sort = (a: { id: string }, b: { id: string }): number => (sign *= -1) * a.id.localeCompare(b.id)
    const lineItems = [...phoneWithPlan(2), productLine('3', 'phone', 2), planLine('4', 'phone', 2, 'plan-2y')]
    const shop = start({ lineItems, sort })
    await shop.sync.sync()
    shop.cart.setQuantity('3', 1)
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2, 3: 1, 4: 1 })
  })
})
