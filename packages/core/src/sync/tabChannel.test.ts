import { afterEach, describe, expect, it, vi } from 'vitest'
import { phoneWithPlan, startCartSync } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'
import type { CartSyncAnnouncement } from './CartSync.js'
import { tabChannel } from './tabChannel.js'

const closers: (() => void)[] = []
afterEach(() => {
  closers.splice(0).forEach((close) => close())
  vi.unstubAllGlobals()
})

/** A tab on the channel of a cart; `got` holds the announcements that it was given. */
function openTab(name = 'cart-1') {
  const got: CartSyncAnnouncement[] = []
  const tab = tabChannel(name)((announcement) => got.push(announcement))
  closers.push(tab.close)
  return { ...tab, got }
}
/** Sends anything, as any script of the shop's origin can. */
function openStranger(name = 'hakuna-kit cart-1') {
  const channel = new BroadcastChannel(name)
  closers.push(() => channel.close())
  return channel
}

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
    'brings the outcome "%s" to the other tabs of the cart',
    async (outcome) => {
      const [here, there, third] = [openTab(), openTab(), openTab()]
      const announcement = { outcome, fingerprint: '["cart-1","7"]' }
      here.announce(announcement)
      await vi.waitFor(() => expect([there.got, third.got]).toEqual([[announcement], [announcement]]))
    },
  )

  it('brings nothing to its own tab, nor to the tabs of another cart', async () => {
    const [here, otherCart, there] = [openTab(), openTab('cart-2'), openTab()]
    here.announce({ outcome: 'settled', fingerprint: 'first' })
    // Each tab gets the messages to it in order, so the last one is the proof that nothing came before it.
    const last: CartSyncAnnouncement = { outcome: 'settled', fingerprint: 'last' }
    await vi.waitFor(() => expect(there.got).toHaveLength(1))
    there.announce(last)
    openStranger('hakuna-kit cart-2').postMessage(last)
    await vi.waitFor(() => expect([here.got, otherCart.got]).toEqual([[last], [last]]))
  })

  it('ignores what is not an announcement', async () => {
    const tab = openTab()
    const stranger = openStranger()
    const last = { outcome: 'abandoned', fingerprint: '' }
    for (const message of [...strangeMessages, last]) stranger.postMessage(message)
    await vi.waitFor(() => expect(tab.got).toContainEqual(last))
    expect(tab.got).toEqual([last])
  })

  it('gets nothing after close()', async () => {
    const [closed, open] = [openTab(), openTab()]
    closed.close()
    const last: CartSyncAnnouncement = { outcome: 'settled', fingerprint: 'last' }
    openStranger().postMessage(last)
    await vi.waitFor(() => expect(open.got).toEqual([last]))
    expect(closed.got).toEqual([])
  })

  it('connects the engines of two tabs', async () => {
    const shop = createMemoryCart({ lineItems: phoneWithPlan(), hasVersions: true })
    const [here, there] = [0, 1].map(() => {
      const tab = startCartSync(undefined, { cart: shop.connect(), tabs: tabChannel('cart-1') })
      closers.push(tab.sync.dispose)
      tab.sync.subscribe(() => {})
      return tab
    })
    await here!.sync.sync()
    await vi.waitFor(() => expect(there!.sync.getState()).toMatchObject({ status: 'settled', rounds: 0 }))
    shop.setQuantity('1', 2)
    await here!.sync.sync()
    await vi.waitFor(() => expect(there!.sync.getState()).toMatchObject({ status: 'settled', cart: shop.inspect() }))
    expect(there!.reports).toEqual([])
  })
})

describe('where BroadcastChannel is', () => {
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
  ])('%s, an engine syncs on its own', async (_, channel) => {
    vi.stubGlobal('BroadcastChannel', channel)
    const { sync } = startCartSync(undefined, { tabs: tabChannel('cart-1') })
    expect(await sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    sync.dispose()
  })
})
