import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Cart } from '../cart.js'
import { cartFingerprint } from './cartFingerprint.js'
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
  it('show a change in the other tab without a report of its own', async () => {
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

  it('report once when the cart signals the change to both tabs', async () => {
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

  it('make at most one report for each edit, when both tabs edit in turn', async () => {
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

  it('do not start each other again and again when the insurer always has another action', async () => {
    const shop = createMemoryCart({ lineItems: [productLine('1', 'phone', 9), planLine('2', 'phone', 9)] })
    let reports = 0
    // Web Locks of one browser; Node has none.
    let lastTask: Promise<unknown> = Promise.resolve()
    const lock: CartSyncLock = (task) => {
      const result = lastTask.then(task)
      lastTask = result.catch(() => {})
      return result
    }
    const tabs = [0, 1].map(() => {
      const connected = shop.connect()
      // A read is a request and takes time.
      const readCart = () => new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => connected.readCart())
      const adapter = { ...connected, readCart }
      const engine = createCartSync({
        cart: adapter,
        reportCart: async () => [{ type: 'update_line_item', lineItemId: '2', quantity: 1 + (reports++ % 8) }],
        lock,
        tabs: tabChannel('cart-1'),
      })
      open.push(engine)
      // As a page does: a cart other than the one at the end of the last loop starts the next loop.
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
    const reportsAtRest = reports
    await messagesArrive()
    await messagesArrive()
    expect(reports).toBe(reportsAtRest)
    expect(reports).toBeLessThanOrEqual(10)
    // When it is asked again, the tab that only got the announcement tries by itself.
    await tabs[1]!.engine.sync()
    expect(reports).toBeGreaterThan(reportsAtRest)
  })

  it('ignore messages that are not announcements, and all messages after dispose()', async () => {
    const { there } = openTabs()
    const listener = vi.fn<() => void>()
    there.subscribe(listener)
    const stranger = new BroadcastChannel('hakuna-kit cart-1')
    const fingerprint = cartFingerprint(await there.sync().then((state) => ('cart' in state && state.cart) || null))
    await messagesArrive()
    listener.mockClear()
    for (const message of strangeMessages) stranger.postMessage(message)
    await messagesArrive()
    there.dispose()
    stranger.postMessage({ outcome: 'settled', fingerprint })
    await messagesArrive()
    stranger.close()
    expect(listener).not.toHaveBeenCalled()
  })

  it.each([
    ['missing', undefined],
    [
      'refused',
      class {
        constructor() {
          throw new DOMException('cookies are blocked', 'SecurityError')
        }
      },
    ],
  ])('sync on their own where BroadcastChannel is %s', async (_, channel) => {
    vi.stubGlobal('BroadcastChannel', channel)
    const { here } = openTabs()
    expect(await here.sync()).toMatchObject({ status: 'settled' })
  })
})

/** Among them what an older version of the kit sent. */
const strangeMessages = [
  '["cart-1","7"]',
  '!["cart-1","7"]',
  null,
  7,
  {},
  { not: 'an announcement' },
  { outcome: 'settled' },
  { outcome: 'settled', fingerprint: 7 },
  { outcome: 'refused', fingerprint: '7' },
  ['settled', '7'],
]

describe('tabChannel', () => {
  it.each(['settled', 'abandoned'] as const)(
    'brings the outcome "%s" to the other tabs, not to its own',
    async (outcome) => {
      const got: unknown[] = []
      const [here, there, otherCart] = ['cart-1', 'cart-1', 'cart-2'].map((name, index) =>
        tabChannel(name)((announcement) => got.push([index, announcement])),
      )
      here!.announce({ outcome, fingerprint: '["cart-1","7"]' })
      await messagesArrive()
      for (const tab of [here, there, otherCart]) tab!.close()
      expect(got).toEqual([[1, { outcome, fingerprint: '["cart-1","7"]' }]])
    },
  )

  it('ignores what is not an announcement', async () => {
    const onAnnounced = vi.fn<() => void>()
    const tab = tabChannel('cart-1')(onAnnounced)
    const stranger = new BroadcastChannel('hakuna-kit cart-1')
    for (const message of strangeMessages) stranger.postMessage(message)
    await messagesArrive()
    stranger.close()
    tab.close()
    expect(onAnnounced).not.toHaveBeenCalled()
  })
})
