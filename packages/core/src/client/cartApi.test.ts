import { describe, expect, it } from 'vitest'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { failure, json, startClient } from '../test/startClient.js'
import { getPlanConnections, reportCart, syncCart } from './cartApi.js'

describe('getPlanConnections', () => {
  it('sends the cart id and derives missing quantities', async () => {
    const { client, sent } = startClient(() => json({ connections: [{ productLineItemId: '1', planLineItemId: '2' }] }))
    const cart = { ...cartOf(productLine('1', 'phone', 3), planLine('2', 'phone', 2)), id: 'a/b&c' }
    expect(await getPlanConnections(client, cart)).toEqual([
      { productLineItemId: '1', planLineItemId: '2', quantity: 2 },
    ])
    expect(sent[0]).toMatchObject({ url: '/api/protection/cart/connections?cartId=a%2Fb%26c', method: 'GET' })
  })
})

describe('reportCart', () => {
  it('sends the cart and gives the actions, unknown ones as data', async () => {
    const actions = [
      { type: 'update_line_item', lineItemId: '2', quantity: 0 },
      { type: 'unknown', name: 'wrap_as_gift', payload: { ribbon: true } },
    ]
    const { client, sent } = startClient(() => json({ actions }))
    const cart = cartOf(productLine('1', 'phone'))
    expect(await reportCart(client, cart)).toEqual(actions)
    expect(sent[0]).toMatchObject({ url: '/api/protection/cart/report', body: { cart } })
  })

  it.each([
    [{}],
    [{ actions: {} }],
    [{ actions: [{ type: 'update_line_item', lineItemId: '2', quantity: -1 }] }],
    [{ actions: [{ type: 'update_line_item', lineItemId: 2, quantity: 1 }] }],
    [{ actions: [{ type: 'remove_everything' }] }],
  ])('refuses the answer %j', async (body) => {
    const { client } = startClient(() => json(body))
    expect(await failure(reportCart(client, cartOf()))).toMatchObject({ code: 'invalid_answer' })
  })
})

describe('syncCart', () => {
  it('gives the cart, the rounds and the changes of the loop on the server', async () => {
    const answer = { cart: cartOf(productLine('1', 'phone')), rounds: 1, changes: [] }
    const { client, sent } = startClient(() => json(answer))
    expect(await syncCart(client)).toEqual(answer)
    expect(sent[0]).toMatchObject({ url: '/api/protection/cart/sync', method: 'POST', body: {} })
  })

  it('gives null where the shop has no cart yet', async () => {
    const { client } = startClient(() => json({ cart: null, rounds: 0, changes: [] }))
    expect((await syncCart(client)).cart).toBeNull()
  })
})
