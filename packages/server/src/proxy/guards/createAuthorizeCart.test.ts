import type { Cart, CartAdapter } from '@hakuna-kit/core'
import { reportCart, getPlanConnections } from '@hakuna-kit/core/sync'
import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import type { ProxyEvent } from '../ProxyEvent.js'

const adapterOf = (cart: Cart | null): CartAdapter => ({
  readCart: async () => cart,
  addLineItems: async () => {},
  updateLineItem: async () => {},
})

const fail = (): never => {
  throw new RangeError('select * from carts where email = max@example.com')
}

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

  it.each([
    ['cart.id', { id: fail }],
    ['cart.adapter', { adapter: () => ({ ...adapterOf(null), readCart: fail }) }],
    ['cart.adapter', { adapter: fail }],
    ['cart.bindings', { bindings: { bind: fail } }],
  ])('refuses the cart and reports the failure of %s with the request id', async (callback, cart) => {
    const events: ProxyEvent[] = []
    const { proxy, sandbox } = createStack({ proxy: { cart, onEvent: (event) => events.push(event) } })
    const response = await proxy(post('/cart/report', { cart: createCart() }, { 'x-request-id': 'request-1' }))
    expect(await response.json()).toMatchObject({ status: 503, code: 'shop_unavailable' })
    expect(events.filter(({ type }) => type === 'shop_failed')).toEqual([
      { type: 'shop_failed', callback, error: 'RangeError', requestId: 'request-1' },
    ])
    expect(sandbox.inspect().messages).toEqual([])
  })

  it('asks `cart.id` first, then `cart.adapter`, and the store of `cart.bindings` last', async () => {
    const asked: string[] = []
    const all = {
      id: () => (asked.push('id'), 'cart-123'),
      adapter: () => (asked.push('adapter'), adapterOf(createCart())),
      bindings: { bind: (_cartId: string, session: string) => (asked.push('bindings'), session) },
    }
    for (const cart of [all, { ...all, id: undefined }, { bindings: all.bindings }]) {
      await reportCart(createStack({ proxy: { cart } }).client, createCart())
    }
    expect(asked).toEqual(['id', 'adapter', 'bindings'])
  })

  it('passes the request on, so that the shop finds the shopper', async () => {
    const seen: (string | null)[] = []
    const note = (request: Request) => void seen.push(request.headers.get('x-request-id'))
    for (const cart of [
      { id: (request: Request) => (note(request), 'cart-123') },
      { adapter: (request: Request) => (note(request), adapterOf(createCart())) },
    ]) {
      const { proxy } = createStack({ proxy: { cart } })
      await proxy(post('/cart/report', { cart: createCart() }, { 'x-request-id': 'request-1' }))
    }
    expect(seen).toEqual(['request-1', 'request-1'])
  })

  it("syncs the shop's own cart, whatever cart the request names", async () => {
    const { proxy, sandbox } = createStack({ proxy: { cart: { adapter: () => adapterOf(createCart()) } } })
    const response = await proxy(post('/cart/sync', { cart: createCart({ id: 'cart-9' }), cartId: 'cart-9' }))
    expect(response.status).toBe(200)
    expect(sandbox.inspect().carts.map(({ cartId }) => cartId)).toEqual(['cart-123'])
  })
})
