import { describe, expect, it, vi } from 'vitest'
import type { Cart } from '../cart.js'
import { microtasksEnd, openTabs } from '../test/openTabs.js'
import { phoneWithPlan, set } from '../test/startCartSync.js'
import { cartFingerprint } from './cartFingerprint.js'

const abandoned = (cart: Cart | null) => ({ outcome: 'abandoned' as const, fingerprint: cartFingerprint(cart) })

describe('a cart that another tab abandoned', () => {
  it('is announced with the cart as it is at the end of the loop, once', async () => {
    const { shop, channel, here, there } = openTabs({
      lineItems: phoneWithPlan(3),
      answers: (_, round) => (round === 1 ? [set('2', 2)] : [set('1', 9)]),
    })
    there.sync.subscribe(() => {})
    expect(await here.sync.sync()).toMatchObject({ error: { code: 'cart_not_settled', rounds: 2 } })
    expect(channel.sent).toEqual([abandoned(shop.inspect())])
    expect(await there.sync.sync()).toMatchObject({
      error: { code: 'cart_not_settled', rounds: 0, pendingActions: [] },
    })
    expect(there.reports).toEqual([])
    // What a tab was told it does not tell on.
    expect(channel.sent).toHaveLength(1)
  })

  it('is announced also where the cart did not take a quantity', async () => {
    const { shop, channel, here } = openTabs({
      lineItems: phoneWithPlan(3, 1),
      hasVersions: false,
      stock: { 'pl-prd-hakuna': 1 },
      answers: () => [set('2', 3)],
    })
    expect(await here.sync.sync()).toMatchObject({ error: { code: 'cart_action_refused', rounds: 2 } })
    expect(channel.sent).toEqual([abandoned(shop.inspect())])
  })

  it('is not announced where the report failed: the other tab may have more luck', async () => {
    const { channel, here } = openTabs({
      answers: () => {
        throw new Error('no network')
      },
    })
    expect(await here.sync.sync()).toMatchObject({ status: 'failed', error: { code: 'protection_error' } })
    expect(channel.sent).toEqual([])
  })

  it('is tried again by the second sync(), and a cart of another fingerprint by the first', async () => {
    const { shop, channel, there } = openTabs()
    there.sync.subscribe(() => {})
    channel.send(abandoned(shop.inspect()))
    expect(await there.sync.sync()).toMatchObject({ status: 'failed', cart: shop.inspect() })
    expect(await there.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    shop.setQuantity('1', 2)
    channel.send({ outcome: 'abandoned', fingerprint: 'of another cart' })
    expect(await there.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
    expect(there.reports).toHaveLength(2)
  })

  it('is forgotten by the next loop, whatever cart that one reads', async () => {
    const { shop, channel, there } = openTabs({ hasVersions: false })
    there.sync.subscribe(() => {})
    const old = shop.inspect()
    channel.send(abandoned(old))
    shop.setQuantity('1', 2)
    await there.sync.sync()
    shop.setQuantity('1', 1)
    shop.setQuantity('2', 1)
    expect(cartFingerprint(shop.inspect())).toBe(cartFingerprint(old))
    expect(await there.sync.sync()).toMatchObject({ status: 'settled', rounds: 1 })
  })

  it('changes no state and reads nothing when the announcement arrives', async () => {
    const { shop, channel, there } = openTabs()
    const before = await there.sync.sync()
    const listener = vi.fn<() => void>()
    there.sync.subscribe(listener)
    channel.send(abandoned(shop.inspect()))
    await microtasksEnd()
    expect(there.sync.getState()).toBe(before)
    expect(listener).not.toHaveBeenCalled()
  })
})
