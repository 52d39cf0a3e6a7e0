import { describe, expect, it, vi } from 'vitest'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import type { CartAction } from '../CartChange.js'
import { CartAdapterError } from '../errors.js'
import { microtasksEnd } from '../test/openTabs.js'
import { json, never, startClient } from '../test/startClient.js'
import { phoneWithPlan, set, startCartSync } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'
import { createCartSync } from './createCartSync.js'
import { CartSyncDisposedError } from './errors.js'

describe('an engine as a store', () => {
  it('keeps one state object until something changes, and calls listeners until they unsubscribe', async () => {
    const shop = startCartSync()
    expect(shop.sync.getState()).toEqual({ status: 'idle' })
    expect(shop.sync.getState()).toBe(shop.sync.getState())
    const seen: string[] = []
    const unsubscribe = shop.sync.subscribe(() => seen.push(shop.sync.getState().status))
    await shop.sync.sync()
    unsubscribe()
    await shop.sync.sync()
    expect(seen).toEqual(['syncing', 'settled'])
  })

  it('continues when a listener throws, and reports the error to the page', async () => {
    const surfaced = vi.spyOn(console, 'error').mockImplementation(() => {})
    const shop = startCartSync(undefined, {
      onEvent: () => {
        throw new Error('an error of the shop')
      },
    })
    shop.sync.subscribe(() => {
      throw new Error('another')
    })
    expect(await shop.sync.sync()).toMatchObject({ status: 'settled' })
    expect(surfaced).toHaveBeenCalledWith(new Error('an error of the shop'))
    expect(surfaced).toHaveBeenCalledWith(new Error('another'))
    surfaced.mockRestore()
  })

  it('reports errors of listeners by reportError() where there is one, as browsers do', async () => {
    const reportError = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', reportError)
    const shop = startCartSync()
    shop.sync.subscribe(() => {
      throw new Error('an error of the shop')
    })
    await shop.sync.sync()
    // One for each of two states.
    expect(reportError.mock.calls).toEqual([[new Error('an error of the shop')], [new Error('an error of the shop')]])
    vi.unstubAllGlobals()
  })

  it('reports no error to the page where nobody listens to events', async () => {
    const surfaced = vi.spyOn(console, 'error').mockImplementation(() => {})
    await createCartSync({ cart: createMemoryCart({ lineItems: phoneWithPlan() }), reportCart: async () => [] }).sync()
    expect(surfaced).not.toHaveBeenCalled()
    surfaced.mockRestore()
  })
})

describe('the states and events of a loop', () => {
  it('are new ones for each loop that reported, also where the cart is as before', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(2) })
    const states = [await shop.sync.sync(), await shop.sync.sync()]
    const settled = { cart: shop.cart.inspect(), rounds: 1, changes: [] }
    expect(states).toEqual([
      { status: 'settled', ...settled },
      { status: 'settled', ...settled },
    ])
    expect(states[1]).not.toBe(states[0])
    expect(shop.events).toEqual(
      [1, 2].flatMap(() => [
        { type: 'round_started', round: 1 },
        { type: 'sync_settled', ...settled },
      ]),
    )
  })

  it('count the rounds from 1, and start again with the next loop', async () => {
    const answers = [[set('2', 2)], [], [set('2', 1)], []]
    const shop = startCartSync({ lineItems: phoneWithPlan(3) }, { answers: () => answers.shift()! })
    const states: unknown[] = []
    shop.sync.subscribe(() => states.push(shop.sync.getState()))
    await shop.sync.sync()
    await shop.sync.sync()
    const loop = [
      { status: 'syncing', round: 1 },
      { status: 'syncing', round: 2 },
      { status: 'settled', rounds: 2 },
    ]
    expect(states).toMatchObject([...loop, ...loop])
    expect(shop.eventsOf('round_started').map(({ round }) => round)).toEqual([1, 2, 1, 2])
  })

  it('give the error of a failed loop, and its cart and changes', async () => {
    const shop = startCartSync(
      { lineItems: phoneWithPlan(2, 3) },
      {
        answers: () => {
          throw new CartAdapterError('unavailable')
        },
      },
    )
    const state = await shop.sync.sync()
    const change = { lineItemId: '2', from: 3, to: 2, reason: 'follows_product' }
    expect(state).toMatchObject({ status: 'failed', error: { code: 'unavailable' }, changes: [change] })
    expect(state).toMatchObject({ cart: shop.cart.inspect() })
    expect(shop.events).toEqual([
      { type: 'cart_changed', change: expect.objectContaining(change) },
      { type: 'round_started', round: 1 },
      { type: 'sync_failed', error: (state as { error: unknown }).error },
    ])
  })

  it('have no cart and no changes where the cart could not be read, and the next loop reports', async () => {
    let isDown = true
    const lines = createMemoryCart({ lineItems: phoneWithPlan(), hasVersions: true })
    const readCart = () => (isDown ? Promise.reject(new CartAdapterError('unavailable')) : lines.readCart())
    const { sync, reports } = startCartSync(undefined, { cart: { ...lines, readCart } })
    const failed = await sync.sync()
    expect(failed).toEqual({ status: 'failed', error: expect.any(CartAdapterError), cart: undefined, changes: [] })
    isDown = false
    await sync.sync()
    isDown = true
    expect(await sync.sync()).toMatchObject({ status: 'failed', cart: lines.inspect(), changes: [] })
    isDown = false
    // The version is that of the settled cart, but a loop has failed since.
    expect(await sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(reports).toHaveLength(2)
  })
})

describe('an engine with a client', () => {
  it('reports through the proxy: units, price of one unit and currency as the cart has them', async () => {
    const yen = (amount: number) => ({ unitPrice: { amount, currency: 'jpy' } })
    const lineItems = [
      { ...productLine('1', 'phone', 3), ...yen(98_000) },
      { ...planLine('2', 'phone', 2), ...yen(1_980) },
      { ...planLine('3', 'phone', 1, 'plan-2y'), ...yen(1_980) },
    ]
    const shop = createMemoryCart({ id: 'cart-7', currency: 'jpy', lineItems })
    const answers = [[set('2', 1)], []]
    const { client, sent } = startClient(() => json({ actions: answers.shift() }))
    const sync = createCartSync({ cart: shop, client })
    expect(await sync.sync()).toMatchObject({ status: 'settled', rounds: 2, changes: [{ from: 2, to: 1 }] })
    const second = lineItems.map((line) => (line.id === '2' ? { ...line, quantity: 1 } : line))
    expect(sent.map(({ url, method, body }) => [method, url, body])).toEqual(
      [lineItems, second].map((lines) => [
        'POST',
        '/api/protection/cart/report',
        { cart: { id: 'cart-7', currency: 'jpy', lineItems: lines } },
      ]),
    )
  })

  it('ends the request when it is disposed', async () => {
    const { client, sent } = startClient(() => never())
    const sync = createCartSync({ cart: createMemoryCart({ lineItems: phoneWithPlan(2) }), client })
    void sync.sync()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    sync.dispose()
    expect(sent[0]!.signal.aborted).toBe(true)
  })
})

describe('the tabs', () => {
  it('opens no channel before sync() or subscribe(), so that a server can create engines', () => {
    const tabs = vi.fn<() => { announce(): void; close(): void }>(() => ({ announce() {}, close() {} }))
    const engine = createCartSync({ cart: createMemoryCart(), reportCart: async () => [], tabs })
    expect(tabs).not.toHaveBeenCalled()
    void engine.sync()
    engine.subscribe(() => {})
    expect(tabs).toHaveBeenCalledTimes(1)
  })
})

describe('dispose', () => {
  it('aborts the report, resolves all waiting calls, and makes no call afterwards', async () => {
    let signal: AbortSignal | undefined
    const shop = startCartSync(undefined, {
      reportCart: (_, options) => {
        signal = options.signal
        return new Promise(() => {})
      },
    })
    const running = shop.sync.sync()
    await vi.waitFor(() => expect(signal).toBeDefined())
    const queued = shop.sync.sync()
    const listener = vi.fn<() => void>()
    shop.sync.subscribe(listener)
    const readCart = vi.spyOn(shop.cart, 'readCart')
    shop.sync.dispose()
    expect(signal!.aborted).toBe(true)
    for (const state of [await running, await queued, await shop.sync.sync(), shop.sync.getState()])
      expect(state).toMatchObject({ status: 'failed', error: { code: 'cart_sync_disposed' } })
    expect(listener).not.toHaveBeenCalled()
    expect(readCart).not.toHaveBeenCalled()
    expect(shop.eventsOf('sync_failed')).toEqual([])
  })

  it('applies no action of an answer that arrives afterwards', async () => {
    let answer = (_: CartAction[]): void => {}
    const shop = startCartSync(
      { lineItems: phoneWithPlan(2) },
      {
        reportCart: () => new Promise((resolve) => (answer = resolve)),
      },
    )
    void shop.sync.sync()
    await microtasksEnd()
    const listener = vi.fn<() => void>()
    shop.sync.subscribe(listener)
    shop.sync.dispose()
    shop.sync.subscribe(listener)
    const [state, events] = [shop.sync.getState(), [...shop.events]]
    answer([set('2', 0)])
    await microtasksEnd()
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2 })
    expect(shop.sync.getState()).toBe(state)
    expect(state).toEqual({ status: 'failed', error: expect.any(CartSyncDisposedError) })
    expect(shop.events).toEqual(events)
    expect(listener).not.toHaveBeenCalled()
  })
})
