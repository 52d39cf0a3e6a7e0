import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Cart } from '../cart.js'
import type { CartSync, CartSyncLock } from './CartSync.js'
import { createCartSync } from './createCartSync.js'
import { tabChannel } from './tabChannel.js'
import { planLine, productLine } from '@hakuna-kit/test/carts'
import { createMemoryCart } from '../testing/index.js'
import { webLock } from './webLock.js'

const open: CartSync[] = []
afterEach(() => {
  open.splice(0).forEach((engine) => engine.dispose())
  vi.unstubAllGlobals()
})

/** Two tabs over one cart, as two engines of one browser. */
function openTabs({ hasVersions = true } = {}) {
  const shop = createMemoryCart({ lineItems: [productLine('1', 'phone'), planLine('2', 'phone')], hasVersions })
  const reports: Cart[] = []
  const tabs = [0, 1].map(() =>
    createCartSync({
      cart: shop.connect(),
      reportCart: async (cart) => {
        reports.push(cart)
        return []
      },
      lock: webLock('cart-1'),
      tabs: tabChannel('cart-1'),
    }),
  )
  open.push(...tabs)
  return { shop, reports, here: tabs[0]!, there: tabs[1]! }
}
/** Messages between tabs take real time; this is more than enough. */
const messagesArrive = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))

describe('two tabs over one cart', () => {
  it('let the other tab learn of a change without a report of its own', async () => {
    const { shop, reports, here, there } = openTabs()
    await there.sync()
    await here.sync()
    await messagesArrive()
    reports.length = 0
    const seen: unknown[] = []
    there.subscribe(() => seen.push(there.getState()))
    shop.setQuantity('1', 2)
    await here.sync()
    await vi.waitFor(() =>
      expect(there.getState()).toMatchObject({
        status: 'settled',
        rounds: 0,
        cart: { lineItems: [{}, { quantity: 2 }] },
      }),
    )
    await messagesArrive()
    expect(reports).toHaveLength(1)
    expect(seen).toHaveLength(1)
  })

  it('report nothing when the cart tells the other tab as well', async () => {
    const { shop, reports, here, there } = openTabs()
    await Promise.all([here.sync(), there.sync()])
    await messagesArrive()
    reports.length = 0
    shop.subscribe!(() => {
      void here.sync()
      setTimeout(() => void there.sync(), 20)
    })
    shop.setQuantity('1', 3)
    await messagesArrive()
    expect(reports).toHaveLength(1)
  })

  it('do not play ping-pong: an edit in each tab costs one report each at most', async () => {
    const { shop, reports, here, there } = openTabs({ hasVersions: false })
    await Promise.all([here.sync(), there.sync()])
    await messagesArrive()
    reports.length = 0
    for (let edit = 0; edit < 10; edit++) {
      shop.setQuantity('1', 2 + edit)
      await (edit % 2 ? here : there).sync()
    }
    await messagesArrive()
    expect(reports.length).toBeLessThanOrEqual(10)
    const carts = [here, there].map((tab) => tab.getState())
    expect(carts[0]).toMatchObject({ status: 'settled', cart: shop.inspect() })
    expect(carts[1]).toMatchObject({ status: 'settled', cart: shop.inspect() })
  })

  it('do not hand a cart to and fro that the insurer never leaves alone', async () => {
    const shop = createMemoryCart({ lineItems: [productLine('1', 'phone', 9), planLine('2', 'phone', 9)] })
    let reports = 0
    // Web Locks of one browser; Node has none.
    let turn: Promise<unknown> = Promise.resolve()
    const lock: CartSyncLock = (task) => {
      const mine = turn.then(task)
      turn = mine.catch(() => {})
      return mine
    }
    const tabs = [0, 1].map(() => {
      const connected = shop.connect()
      // A read is a request, and takes its time.
      const readCart = () => new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => connected.readCart())
      const adapter = { ...connected, readCart }
      const engine = createCartSync({
        cart: adapter,
        reportCart: async () => [{ type: 'update_line_item', lineItemId: '2', quantity: 1 + (reports++ % 8) }],
        lock,
        tabs: tabChannel('cart-1'),
      })
      open.push(engine)
      // What a page does: another cart than the one that the last loop ended with starts the next.
      let last: string | undefined
      let isBusy = false
      async function look() {
        const cart = JSON.stringify(await adapter.readCart())
        if (isBusy || cart === last) return
        isBusy = true
        const state = await engine.sync()
        last = 'cart' in state ? JSON.stringify(state.cart) : last
        isBusy = false
        await look()
      }
      adapter.subscribe!(() => void look())
      return { engine, look }
    })
    void tabs[0]!.look()
    await vi.waitFor(() => expect(tabs.map(({ engine }) => engine.getState().status)).toEqual(['failed', 'failed']))
    await messagesArrive()
    const whenTheyRest = reports
    await messagesArrive()
    await messagesArrive()
    expect(reports).toBe(whenTheyRest)
    expect(reports).toBeLessThanOrEqual(10)
    // Asked by a person, the tab that only heard of it tries by itself.
    await tabs[1]!.engine.sync()
    expect(reports).toBeGreaterThan(whenTheyRest)
  })

  it('ignore what is not a key, and hear nothing once disposed of', async () => {
    const { there } = openTabs()
    const told = vi.fn<() => void>()
    there.subscribe(told)
    const stranger = new BroadcastChannel('hakuna-kit cart-1')
    stranger.postMessage({ not: 'a key' })
    await messagesArrive()
    there.dispose()
    stranger.postMessage('a key')
    await messagesArrive()
    stranger.close()
    expect(told).not.toHaveBeenCalled()
  })

  it('opens no channel before somebody syncs or subscribes, so that a server may create engines', () => {
    const tabs = vi.fn<() => { announce(): void; close(): void }>(() => ({ announce() {}, close() {} }))
    const engine = createCartSync({ cart: createMemoryCart(), reportCart: async () => [], tabs })
    expect(tabs).not.toHaveBeenCalled()
    void engine.sync()
    engine.subscribe(() => {})
    expect(tabs).toHaveBeenCalledTimes(1)
  })

  it('works alone where there are no channels', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const { here } = openTabs()
    expect(await here.sync()).toMatchObject({ status: 'settled' })
  })
})

describe('webLock', () => {
  it('goes ahead where there are no Web Locks', async () => {
    vi.stubGlobal('navigator', undefined)
    await expect(webLock('cart-1')(async () => 7, { signal: new AbortController().signal })).resolves.toBe(7)
  })

  it('asks for the lock of that name, and stops waiting with the signal', async () => {
    const asked: unknown[] = []
    const request = (name: string, options: unknown, task: () => unknown): unknown => {
      asked.push(name, options)
      return task()
    }
    vi.stubGlobal('navigator', { locks: { request } })
    const { signal } = new AbortController()
    await expect(webLock('cart-1')(async () => 7, { signal })).resolves.toBe(7)
    expect(asked).toEqual(['hakuna-kit cart-1', { signal }])
  })

  it('lets no loop begin for an engine that was disposed of while it waited', async () => {
    let grant = (): void => {}
    const shop = createMemoryCart({ lineItems: [productLine('1', 'phone')] })
    const readCart = vi.fn<typeof shop.readCart>(shop.readCart)
    const engine = createCartSync({
      cart: { ...shop, readCart },
      reportCart: async () => [],
      lock: (task) => new Promise<void>((resolve) => (grant = resolve)).then(task),
    })
    const waiting = engine.sync()
    await Promise.resolve()
    engine.dispose()
    grant()
    expect(await waiting).toMatchObject({ status: 'failed', error: { code: 'cart_sync_disposed' } })
    expect(readCart).not.toHaveBeenCalled()
  })

  it('fails, and tries again later, where the lock itself fails', async () => {
    let isBroken = true
    const shop = createMemoryCart({ lineItems: [productLine('1', 'phone')] })
    const engine = createCartSync({
      cart: shop,
      reportCart: async () => [],
      lock: async (task) => {
        if (isBroken) throw new Error('no lock')
        return task()
      },
    })
    expect(await engine.sync()).toMatchObject({ status: 'failed' })
    isBroken = false
    expect(await engine.sync()).toMatchObject({ status: 'settled' })
  })
})
