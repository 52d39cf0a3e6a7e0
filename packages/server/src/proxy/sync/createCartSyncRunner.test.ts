import { createMemoryCart } from '@hakuna-kit/core/testing'
import { syncCart } from '@hakuna-kit/core/sync'
import { describe, expect, it } from 'vitest'
import { modes, plan, product, reports } from '../../test/cartSyncModes.js'
import { createStack, post } from '@hakuna-kit/test/server/createStack'

describe('POST /cart/sync', () => {
  const open = modes[1]![1]

  it('costs the browser one round trip however many rounds it takes', async () => {
    const { sync, cart, sandbox, calls } = open({ cart: { lineItems: [product(), plan()] } })
    await sync()
    cart.setQuantity('product', 2)
    const before = reports(sandbox).length
    await sync()
    expect(reports(sandbox).length - before).toBe(2)
    expect(calls()).toEqual(['POST /cart/sync', 'POST /cart/sync'])
  })

  it('answers for a shopper without a cart', async () => {
    const { proxy } = createStack({ proxy: { cart: { adapter: async () => null } } })
    expect(await (await proxy(post('/cart/sync', {}))).json()).toEqual({ cart: null, rounds: 0, changes: [] })
  })

  it.each([
    ['cannot be had', () => Promise.reject(new Error('hunter2'))],
    ['cannot be read', () => ({ ...createMemoryCart(), readCart: () => Promise.reject(new Error('hunter2')) })],
    [
      'fails during the loop',
      () => {
        const cart = createMemoryCart({ lineItems: [product(), plan(2)] })
        return { ...cart, updateLineItem: () => Promise.reject(new Error('hunter2')) }
      },
    ],
  ] as const)('answers 503 when the cart %s', async (_, adapter) => {
    const { proxy } = createStack({ proxy: { cart: { adapter } } })
    const response = await proxy(post('/cart/sync', {}))
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ status: 503, code: 'shop_unavailable' })
    expect(text).not.toContain('hunter2')
  })

  it('never runs two loops over one cart at once, e.g. for two devices of one customer', async () => {
    const cart = createMemoryCart({ id: 'cart-123', lineItems: [product(), plan(2)] })
    let underWay = 0
    let most = 0
    const stack = createStack()
    const { newBrowser } = createStack({
      proxy: {
        cart: { adapter: () => cart.connect() },
        fetch: async (input, init) => {
          most = Math.max(most, ++underWay)
          await new Promise((resolve) => setTimeout(resolve, 10))
          underWay--
          return stack.sandbox.fetch(input, init)
        },
      },
    })
    const [phoneClient, laptopClient] = [newBrowser().client, newBrowser().client]
    const answers = await Promise.all([syncCart(phoneClient), syncCart(laptopClient), syncCart(phoneClient)])
    expect(most).toBe(1)
    for (const answer of answers) expect(answer.cart?.lineItems.map(({ quantity }) => quantity)).toEqual([1, 1])
  })

  it('ends in time when the cart is not read, and the next sync is not delayed', async () => {
    const cart = createMemoryCart({ lineItems: [product()] })
    let isHanging = true
    const { client } = createStack({
      proxy: {
        cart: {
          syncTimeoutMs: 50,
          adapter: () => ({
            ...cart,
            readCart: () => (isHanging ? new Promise<never>(() => {}) : cart.readCart()),
          }),
        },
      },
    })
    const first = syncCart(client).catch((error: { code: string }) => error.code)
    await new Promise((resolve) => setTimeout(resolve, 100))
    isHanging = false
    expect(await first).toBe('shop_unavailable')
    expect(await syncCart(client)).toMatchObject({ rounds: 1 })
  })
})
