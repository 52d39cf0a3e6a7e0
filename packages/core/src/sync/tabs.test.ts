import { planLine } from '@hakuna-kit/test/carts'
import { describe, expect, it, vi } from 'vitest'
import type { Cart } from '../cart.js'
import { CartAdapterError } from '../errors.js'
import { createChannel, microtasksEnd, openTabs } from '../test/openTabs.js'
import { phoneWithPlan, set, startCartSync } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'
import { cartFingerprint } from './cartFingerprint.js'
import type { CartSyncLock } from './CartSync.js'

const settled = (cart: Cart | null) => ({ outcome: 'settled' as const, fingerprint: cartFingerprint(cart) })

describe('a loop that another tab settled', () => {
  it('is shown without a report, an answer or a second state', async () => {
    const { shop, channel, here, there } = openTabs()
    here.sync.subscribe(() => {})
    await there.sync.sync()
    await microtasksEnd()
    expect(await here.sync.sync()).toMatchObject({ status: 'settled', rounds: 0 })
    shop.setQuantity('1', 3)
    const states: unknown[] = []
    there.sync.subscribe(() => states.push(there.sync.getState()))
    const state = await here.sync.sync()
    await microtasksEnd()
    expect(state).toMatchObject({ status: 'settled', rounds: 1, changes: [{ from: 1, to: 3 }] })
    expect(there.sync.getState()).toEqual({ status: 'settled', cart: shop.inspect(), rounds: 0, changes: [] })
    expect(states).toEqual([there.sync.getState()])
    expect(there.reports).toHaveLength(1)
    expect(channel.sent.at(-1)).toEqual(settled(shop.inspect()))
    // One for each of the two loops that reported.
    expect(channel.sent).toHaveLength(2)
  })

  it('is shown in a tab that has not synced yet', async () => {
    const { shop, here, there } = openTabs()
    there.sync.subscribe(() => {})
    await here.sync.sync()
    await microtasksEnd()
    expect(there.sync.getState()).toEqual({ status: 'settled', cart: shop.inspect(), rounds: 0, changes: [] })
    expect(there.events).toEqual([{ type: 'sync_settled', cart: shop.inspect(), rounds: 0, changes: [] }])
  })

  it('replaces a failure, also where the cart is as it was then', async () => {
    const { shop, channel, there } = openTabs({ answers: () => [set('1', 9)] })
    expect(await there.sync.sync()).toMatchObject({ status: 'failed', cart: shop.inspect() })
    channel.send(settled(shop.inspect()))
    await microtasksEnd()
    expect(there.sync.getState()).toMatchObject({ status: 'settled', rounds: 0 })
  })

  it('is not reported again by a tab that is asked to sync', async () => {
    const { shop, channel, here, there } = openTabs()
    there.sync.subscribe(() => {})
    await here.sync.sync()
    shop.setQuantity('1', 2)
    await here.sync.sync()
    expect(await there.sync.sync()).toMatchObject({ status: 'settled', rounds: 0, cart: shop.inspect() })
    expect(there.reports).toEqual([])
    expect(channel.sent).toHaveLength(2)
  })

  it('is known to the insurer with its lines: the other tab reports it when it is empty', async () => {
    const { shop, here, there } = openTabs()
    there.sync.subscribe(() => {})
    await here.sync.sync()
    await microtasksEnd()
    shop.setQuantity('1', 0)
    expect(await there.sync.sync()).toMatchObject({ rounds: 1, changes: [{ reason: 'product_removed' }] })
    expect(there.reports.map(({ lineItems }) => lineItems)).toEqual([[]])
  })

  it('is not reported again by the other tab where it is empty, also with another version', async () => {
    const { shop, here, there } = openTabs()
    there.sync.subscribe(() => {})
    await here.sync.sync()
    shop.setQuantity('1', 0)
    await here.sync.sync()
    await microtasksEnd()
    shop.addNow([])
    expect(await there.sync.sync()).toMatchObject({ status: 'settled', rounds: 0 })
    expect(there.reports).toEqual([])
  })

  it('is shown also where there is no cart any more', async () => {
    const { channel, there } = openTabs({ lineItems: undefined })
    there.sync.subscribe(() => {})
    channel.send(settled(null))
    await microtasksEnd()
    expect(there.sync.getState()).toEqual({ status: 'settled', cart: null, rounds: 0, changes: [] })
  })

  it('is not reported by a tab that is asked at the same moment, where its page has read the version', async () => {
    const { shop, here, there } = openTabs()
    there.sync.subscribe(() => {})
    there.sync.observe(shop.inspect()!)
    await here.sync.sync()
    expect(await there.sync.sync()).toMatchObject({ status: 'settled', rounds: 0 })
    expect(there.reports).toEqual([])
  })

  it('is what prediction compares with afterwards, and not what the page observed before', async () => {
    const { shop, here, there } = openTabs({ lineItems: phoneWithPlan(2) })
    there.sync.subscribe(() => {})
    there.sync.observe(shop.inspect()!)
    shop.setQuantity('2', 0)
    shop.addNow([planLine('', 'phone', 2)])
    await here.sync.sync()
    await microtasksEnd()
    shop.setQuantity('1', 3)
    expect(await there.sync.sync()).toMatchObject({ rounds: 1, changes: [{ lineItemId: '3', from: 2, to: 3 }] })
  })

  it('is what prediction compares with also where it was read by a loop of its own', async () => {
    const { shop, here, there } = openTabs({ lineItems: phoneWithPlan(2) })
    const read = there.sync.sync()
    there.sync.observe(shop.inspect()!)
    await read
    shop.setQuantity('2', 0)
    shop.addNow([planLine('', 'phone', 2)])
    // The announcement and the call arrive together.
    await Promise.all([here.sync.sync(), there.sync.sync()])
    expect(there.sync.getState()).toMatchObject({ status: 'settled', rounds: 0 })
    shop.setQuantity('1', 3)
    expect(await there.sync.sync()).toMatchObject({ rounds: 1, changes: [{ lineItemId: '3', from: 2, to: 3 }] })
  })

  it('is not shown where the cart is another one by now, and the next sync() reports that one', async () => {
    const { shop, channel, there } = openTabs()
    const before = await there.sync.sync()
    const old = settled(shop.inspect())
    shop.setQuantity('1', 2)
    channel.send(old)
    channel.send({ outcome: 'settled', fingerprint: 'of another cart' })
    await microtasksEnd()
    expect(there.sync.getState()).toBe(before)
    expect(await there.sync.sync()).toMatchObject({ rounds: 1, changes: [{ lineItemId: '2', from: 1, to: 2 }] })
    expect(there.reports.map(({ lineItems }) => lineItems.map(({ quantity }) => quantity))).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  it('is not shown where the cart cannot be read, and the next sync() reads it again', async () => {
    let isDown = true
    const { shop, channel, there } = openTabs({
      change: (adapter) => ({
        ...adapter,
        readCart: () => (isDown ? Promise.reject(new CartAdapterError('unavailable')) : adapter.readCart()),
      }),
    })
    there.sync.subscribe(() => {})
    channel.send(settled(shop.inspect()))
    await microtasksEnd()
    expect(there.sync.getState()).toEqual({ status: 'idle' })
    isDown = false
    shop.setQuantity('1', 2)
    expect(await there.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
  })

  it('starts no read while a loop runs or waits for the lock', async () => {
    const channel = createChannel()
    const shop = createMemoryCart({ lineItems: phoneWithPlan(), hasVersions: true })
    const readCart = vi.fn<typeof shop.readCart>(shop.readCart)
    let grant = (): void => {}
    let answer = (): void => {}
    const { sync } = startCartSync(undefined, {
      cart: { ...shop, readCart },
      tabs: channel.tabs,
      lock: (task) => new Promise<void>((resolve) => (grant = resolve)).then(task),
      reportCart: () => new Promise((resolve) => (answer = () => resolve([]))),
    })
    const loop = sync.sync()
    await microtasksEnd()
    channel.send({ outcome: 'settled', fingerprint: 'of another cart' })
    await microtasksEnd()
    expect(readCart).not.toHaveBeenCalled()
    grant()
    await microtasksEnd()
    channel.send({ outcome: 'settled', fingerprint: 'of another cart' })
    await microtasksEnd()
    expect(readCart).toHaveBeenCalledTimes(1)
    answer()
    expect(await loop).toMatchObject({ status: 'settled', rounds: 1 })
    // The loop is over: the next announcement is looked at.
    channel.send({ outcome: 'settled', fingerprint: 'of another cart' })
    await microtasksEnd()
    expect(readCart).toHaveBeenCalledTimes(2)
  })

  it('is read before a loop that is asked for meanwhile begins, and one announcement after the other', async () => {
    const reads: (() => void)[] = []
    const { shop, channel, there } = openTabs({
      change: (adapter) => ({
        ...adapter,
        readCart: () => new Promise<void>((resolve) => reads.push(resolve)).then(() => adapter.readCart()),
      }),
    })
    there.sync.subscribe(() => {})
    channel.send(settled(shop.inspect()))
    channel.send(settled(shop.inspect()))
    const loop = there.sync.sync()
    for (let read = 1; read <= 3; read++) {
      await microtasksEnd()
      expect(reads).toHaveLength(read)
      reads[read - 1]!()
    }
    expect(await loop).toMatchObject({ status: 'settled' })
  })
})

describe('a disposed tab', () => {
  it('leaves the channel, and reads nothing for an announcement that arrived before', async () => {
    let reads = 0
    const { shop, channel, there } = openTabs({
      change: (adapter) => ({ ...adapter, readCart: () => (reads++, adapter.readCart()) }),
    })
    there.sync.subscribe(() => {})
    channel.send(settled(shop.inspect()))
    there.sync.dispose()
    await microtasksEnd()
    expect(reads).toBe(0)
    expect(channel.listeners.size).toBe(0)
  })

  it('does not join the channel, and asks for no lock', async () => {
    const { tabs, listeners } = createChannel()
    const asked = vi.fn<() => void>()
    const lock: CartSyncLock = (task) => (asked(), task())
    const { sync } = startCartSync(undefined, { tabs, lock })
    sync.dispose()
    sync.subscribe(() => {})
    expect(await sync.sync()).toBe(sync.getState())
    expect(listeners.size).toBe(0)
    expect(asked).not.toHaveBeenCalled()
  })
})
