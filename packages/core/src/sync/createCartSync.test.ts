import { describe, expect, it, vi } from 'vitest'
import type { CartAction } from '../CartChange.js'
import { phoneWithPlan, set, startCartSync } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'
import { createCartSync } from './createCartSync.js'

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
    expect(surfaced).toHaveBeenCalled()
    surfaced.mockRestore()
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
    await new Promise((resolve) => setTimeout(resolve))
    shop.sync.dispose()
    answer([set('2', 0)])
    await new Promise((resolve) => setTimeout(resolve))
    expect(shop.quantities()).toEqual({ 1: 2, 2: 2 })
  })
})
