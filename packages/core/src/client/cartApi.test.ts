import { describe, expect, it, vi } from 'vitest'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { failure, json, never, startClient } from '../test/startClient.js'
import { getPlanConnections, reportCart, syncCart } from './cartApi.js'
import type { ProtectionClient } from './createProtectionClient.js'

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
    expect(sent[0]).toMatchObject({ url: '/api/protection/cart/report', method: 'POST' })
    expect(sent[0]!.body).toEqual({ cart })
  })

  it('sends units, the price of one unit and the currency as the cart has them', async () => {
    const { client, sent } = startClient(() => json({ actions: [] }))
    const unitPrice = { amount: 12_345, currency: 'bhd' }
    const lines = [productLine('1', 'phone', 3), planLine('2', 'phone', 2), planLine('3', 'phone', 1, 'plan-2y')]
    const cart = { ...cartOf(...lines.map((line) => ({ ...line, unitPrice }))), currency: 'bhd', version: '7' }
    await reportCart(client, cart)
    expect(sent.map(({ body }) => body)).toEqual([{ cart }])
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

it.each<[call: string, run: (client: ProtectionClient, signal: AbortSignal) => Promise<unknown>]>([
  ['getPlanConnections', (client, signal) => getPlanConnections(client, cartOf(), { signal })],
  ['reportCart', (client, signal) => reportCart(client, cartOf(), { signal })],
  ['syncCart', (client, signal) => syncCart(client, { signal })],
])('%s ends with the reason of its signal', async (_, run) => {
  const { client, sent } = startClient(never)
  const abort = new AbortController()
  const call = failure(run(client, abort.signal))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  const reason = new Error('left the page')
  abort.abort(reason)
  expect(await call).toBe(reason)
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
