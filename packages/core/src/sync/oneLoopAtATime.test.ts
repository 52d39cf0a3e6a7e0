import { describe, expect, it, vi } from 'vitest'
import { productLine } from '@hakuna-kit/test/carts'
import type { CartAction } from '../CartChange.js'
import { CartAdapterError } from '../errors.js'
import { createChannel, microtasksEnd } from '../test/openTabs.js'
import { phoneWithPlan, startCartSync, type StartedCartSync } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'
import { cartFingerprint } from './cartFingerprint.js'
import { createCartSync } from './createCartSync.js'

describe('one loop at a time', () => {
  it('makes at most two loops for 200 quick changes', async () => {
    const shop = startCartSync()
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
    const shop = startCartSync(undefined, {
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

  it('does not report again when the cart signals its own writes', async () => {
    const shop = startCartSync()
    await shop.sync.sync()
    shop.reports.length = 0
    shop.cart.subscribe!(() => void shop.sync.sync())
    shop.cart.setQuantity('1', 2)
    await shop.sync.sync()
    expect(shop.reports).toHaveLength(1)
    expect(shop.sync.getState()).toMatchObject({ status: 'settled', rounds: 1, changes: [{ to: 2 }] })
  })

  it('reports nothing while the version of the cart is the same', async () => {
    const shop = startCartSync({ lineItems: phoneWithPlan(), hasVersions: true })
    const settled = await shop.sync.sync()
    expect(await shop.sync.sync()).toBe(settled)
    expect(shop.reports).toHaveLength(1)
  })

  it('reports a cart with the settled version again when a report in between has failed', async () => {
    const shop: StartedCartSync = startCartSync(undefined, {
      answers: (cart) => {
        if (cart.lineItems[0]!.quantity === 1) return []
        // The shopper reverts the edit while the answer is lost.
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

  it('reports an unchanged cart without versions again: another device may have reported meanwhile', async () => {
    const shop = startCartSync()
    await shop.sync.sync()
    await shop.sync.sync()
    expect(shop.reports).toHaveLength(2)
  })
})

describe('a page that asks again as soon as a loop has settled', () => {
  it('makes no second report of a cart without versions', async () => {
    const shop = startCartSync()
    let asked = 0
    shop.sync.subscribe(() => {
      if (shop.sync.getState().status === 'settled' && asked++ < 3) void shop.sync.sync()
    })
    await shop.sync.sync()
    await microtasksEnd()
    expect(asked).toBe(1)
    expect(shop.reports).toHaveLength(1)
  })
})

describe('the lock', () => {
  it('is asked for with a signal that dispose() aborts', async () => {
    let signal: AbortSignal | undefined
    const { sync } = startCartSync(undefined, {
      lock: (_, options) => {
        signal = options.signal
        return new Promise(() => {})
      },
    })
    const waiting = sync.sync()
    await microtasksEnd()
    expect(signal?.aborted).toBe(false)
    sync.dispose()
    expect(signal?.aborted).toBe(true)
    expect(await waiting).toMatchObject({ error: { code: 'cart_sync_disposed' } })
  })

  it('is waited for without a read for each announcement, also after a loop that failed', async () => {
    const channel = createChannel()
    const grants: (() => void)[] = []
    const shop = createMemoryCart({ lineItems: phoneWithPlan() })
    const readCart = vi.fn<typeof shop.readCart>(() => Promise.reject(new CartAdapterError('unavailable')))
    const { sync } = startCartSync(undefined, {
      cart: { ...shop, readCart },
      tabs: channel.tabs,
      lock: (task) => new Promise<void>((resolve) => grants.push(resolve)).then(task),
    })
    const first = sync.sync()
    await microtasksEnd()
    readCart.mockImplementationOnce(async () => {
      void sync.sync()
      throw new CartAdapterError('unavailable')
    })
    grants[0]!()
    expect(await first).toMatchObject({ error: { code: 'unavailable' } })
    await microtasksEnd()
    expect(grants).toHaveLength(2)
    channel.send({ outcome: 'settled', fingerprint: cartFingerprint(shop.inspect()) })
    await microtasksEnd()
    expect(readCart).toHaveBeenCalledTimes(1)
    sync.dispose()
  })

  it('begins no loop after dispose() while it waited for the lock', async () => {
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

  it('fails where the lock itself fails, and tries again at the next sync()', async () => {
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

  it('that fails after a loop with changes gives none of these changes, and later announcements are read', async () => {
    let isBroken = false
    const channel = createChannel()
    const shop = startCartSync(
      { lineItems: phoneWithPlan(2, 3), hasVersions: true },
      {
        tabs: channel.tabs,
        answers: () => [],
        lock: async (task) => {
          if (isBroken) throw new Error('no lock')
          return task()
        },
      },
    )
    expect(await shop.sync.sync()).toMatchObject({ changes: [{ from: 3, to: 2 }] })
    const cart = shop.cart.inspect()
    isBroken = true
    expect(await shop.sync.sync()).toEqual({
      status: 'failed',
      error: expect.objectContaining({ code: 'protection_error', cause: new Error('no lock') }),
      cart,
      changes: [],
    })
    shop.cart.setQuantity('1', 3)
    channel.send({ outcome: 'settled', fingerprint: cartFingerprint(shop.cart.inspect()) })
    await microtasksEnd()
    expect(shop.sync.getState()).toMatchObject({ status: 'settled', cart: shop.cart.inspect() })
  })
})
