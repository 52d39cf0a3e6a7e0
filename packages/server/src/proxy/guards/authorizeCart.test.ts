import type { Cart, CartAdapter } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { createStack, post } from '@hakuna-kit/test/server/createStack'

const adapterOf = (cart: Cart | null): CartAdapter => ({
  readCart: async () => cart,
  addLineItems: async () => {},
  updateLineItem: async () => {},
})

describe('whose cart it is', () => {
  it('keeps a cart for the session that used it first', async () => {
    const { client, newBrowser, sandbox } = createStack()
    await client.reportCart(createCart())
    const other = newBrowser().client
    const refused = { code: 'cart_of_another_session', status: 403 }
    await expect(other.reportCart(createCart())).rejects.toMatchObject(refused)
    await expect(other.getPlanConnections(createCart())).rejects.toMatchObject(refused)
    expect(await other.reportCart(createCart({ id: 'cart-of-the-other' }))).toEqual([])
    expect(await client.getPlanConnections(createCart())).toHaveLength(1)
    expect(sandbox.inspect().carts.map(({ cartId }) => cartId)).toEqual(['cart-123', 'cart-of-the-other'])
  })

  it('is what the shop says where the shop has an id', async () => {
    const { client } = createStack({ proxy: { cartId: async () => 'cart-123' } })
    expect(await client.reportCart(createCart())).toEqual([])
    await expect(client.reportCart(createCart({ id: 'cart-9' }))).rejects.toMatchObject({ status: 403 })
    const without = createStack({ proxy: { cartId: () => null } }).client
    await expect(without.reportCart(createCart())).rejects.toMatchObject({ status: 403 })
  })

  it('is what the shop says where the shop has a cart', async () => {
    const { client } = createStack({ proxy: { cart: () => adapterOf(createCart()) } })
    expect(await client.reportCart(createCart())).toEqual([])
    await expect(client.reportCart(createCart({ id: 'cart-9' }))).rejects.toMatchObject({ status: 403 })
    const without = createStack({ proxy: { cart: () => null } }).client
    await expect(without.reportCart(createCart())).rejects.toMatchObject({ status: 403 })
  })

  it('is left open with 503 while the shop cannot tell', async () => {
    const { client } = createStack({ proxy: { cartId: () => Promise.reject(new Error('password hunter2')) } })
    await expect(client.reportCart(createCart())).rejects.toMatchObject({ status: 503, code: 'shop_unavailable' })
  })

  it('asks a shared store where the shop gives one', async () => {
    const owners = new Map([['cart-123', 'somebody else']])
    const cartBindings = {
      bind: async (cartId: string, session: string) => owners.get(cartId) ?? (owners.set(cartId, session), session),
    }
    const { client } = createStack({ proxy: { cartBindings } })
    await expect(client.reportCart(createCart())).rejects.toMatchObject({ status: 403 })
    expect(await client.reportCart(createCart({ id: 'cart-9' }))).toEqual([])
  })

  it("never lets a sync touch any cart but the shop's own", async () => {
    const { proxy, sandbox } = createStack({ proxy: { cart: () => adapterOf(createCart()) } })
    const response = await proxy(post('/cart/sync', { cart: createCart({ id: 'cart-9' }), cartId: 'cart-9' }))
    expect(response.status).toBe(200)
    expect(sandbox.inspect().carts.map(({ cartId }) => cartId)).toEqual(['cart-123'])
  })
})
