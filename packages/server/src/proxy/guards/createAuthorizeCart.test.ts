import type { Cart, CartAdapter } from '@hakuna-kit/core'
import { reportCart, getPlanConnections } from '@hakuna-kit/core/sync'
import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { createStack, post } from '@hakuna-kit/test/server/createStack'

const adapterOf = (cart: Cart | null): CartAdapter => ({
  readCart: async () => cart,
  addLineItems: async () => {},
  updateLineItem: async () => {},
})

describe('createAuthorizeCart', () => {
  it('keeps a cart for the session that used it first', async () => {
    const { client, newBrowser, sandbox } = createStack()
    await reportCart(client, createCart())
    const other = newBrowser().client
    const refused = { code: 'cart_of_another_session', status: 403 }
    await expect(reportCart(other, createCart())).rejects.toMatchObject(refused)
    await expect(getPlanConnections(other, createCart())).rejects.toMatchObject(refused)
    expect(await reportCart(other, createCart({ id: 'cart-of-the-other' }))).toEqual([])
    expect(await getPlanConnections(client, createCart())).toHaveLength(1)
    expect(sandbox.inspect().carts.map(({ cartId }) => cartId)).toEqual(['cart-123', 'cart-of-the-other'])
  })

  it('allows the cart that `cart.id` names, and no other', async () => {
    const { client } = createStack({ proxy: { cart: { id: async () => 'cart-123' } } })
    expect(await reportCart(client, createCart())).toEqual([])
    await expect(reportCart(client, createCart({ id: 'cart-9' }))).rejects.toMatchObject({ status: 403 })
    const without = createStack({ proxy: { cart: { id: () => null } } }).client
    await expect(reportCart(without, createCart())).rejects.toMatchObject({ status: 403 })
  })

  it('allows the cart that `cart.adapter` reads, and no other', async () => {
    const { client } = createStack({ proxy: { cart: { adapter: () => adapterOf(createCart()) } } })
    expect(await reportCart(client, createCart())).toEqual([])
    await expect(reportCart(client, createCart({ id: 'cart-9' }))).rejects.toMatchObject({ status: 403 })
    const without = createStack({ proxy: { cart: { adapter: () => null } } }).client
    await expect(reportCart(without, createCart())).rejects.toMatchObject({ status: 403 })
  })

  it('answers 503 when `cart.id` fails', async () => {
    const { client } = createStack({ proxy: { cart: { id: () => Promise.reject(new Error('password hunter2')) } } })
    await expect(reportCart(client, createCart())).rejects.toMatchObject({ status: 503, code: 'shop_unavailable' })
  })

  it('asks the store of `cart.bindings`', async () => {
    const owners = new Map([['cart-123', 'somebody else']])
    const bindings = {
      bind: async (cartId: string, session: string) => owners.get(cartId) ?? (owners.set(cartId, session), session),
    }
    const { client } = createStack({ proxy: { cart: { bindings } } })
    await expect(reportCart(client, createCart())).rejects.toMatchObject({ status: 403 })
    expect(await reportCart(client, createCart({ id: 'cart-9' }))).toEqual([])
  })

  it("syncs the shop's own cart, whatever cart the request names", async () => {
    const { proxy, sandbox } = createStack({ proxy: { cart: { adapter: () => adapterOf(createCart()) } } })
    const response = await proxy(post('/cart/sync', { cart: createCart({ id: 'cart-9' }), cartId: 'cart-9' }))
    expect(response.status).toBe(200)
    expect(sandbox.inspect().carts.map(({ cartId }) => cartId)).toEqual(['cart-123'])
  })
})
