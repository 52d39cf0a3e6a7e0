import { describe, expect, it } from 'vitest'
import { placeOrder, toOrderSnapshot } from '@hakuna-kit/server/orders'
import { createSandboxInsurer } from './createSandboxInsurer.js'
import { plansOf, sampleCatalogue, samples } from './samples.js'
import { createStack } from './server/createStack.js'

describe.each(samples)('the samples in $currency', (sample) => {
  const { currency, products, mixedCart, smallCart } = sample
  it('have the plans that the sandbox answers', async () => {
    const { client } = createStack({ sandbox: { catalogue: sampleCatalogue } })
    const answered = await client.lookUpPlans(products)
    expect(answered.map(({ plans }) => plans)).toEqual(products.map(plansOf))
    expect(answered.map(({ plans }) => plans.length)).toEqual([1, 3, 2, 0])
  })

  it('agree with the default catalogue, which has no speakers', async () => {
    const { client } = createStack()
    const answered = await client.lookUpPlans(products)
    expect(answered.map(({ plans }) => plans.length)).toEqual([1, 3, 0, 0])
  })

  it('have prices that differ between products and between currencies', () => {
    expect(new Set(products.map(({ price }) => price.amount)).size).toBe(4)
    const others = samples.filter((other) => other.currency !== currency).flatMap((other) => other.products)
    expect(others.map(({ price }) => price.amount)).not.toContain(products[0]!.price.amount)
  })

  it('have carts that the insurer leaves as they are', async () => {
    const { sandbox } = createStack({ sandbox: { catalogue: sampleCatalogue } })
    for (const cart of [mixedCart(), smallCart()]) {
      expect(await createSandboxInsurer(sandbox, cart.id)(cart)).toEqual([])
    }
    expect(sandbox.inspect().carts.map((cart) => [cart.cartId, cart.currency, cart.lineItems.length])).toEqual([
      ['cart-mixed', currency, 11],
      ['cart-small', currency, 3],
    ])
  })

  it('have every odd case in one cart', () => {
    const { lineItems } = mixedCart()
    expect(new Set(lineItems.map(({ quantity }) => quantity))).toEqual(new Set([1, 2, 3]))
    expect(new Set(lineItems.map(({ unitPrice }) => unitPrice.currency))).toEqual(new Set([currency]))
    const of = (id: string) => lineItems.find((item) => item.id === id)!
    const { id: _a, ...first } = of('speaker-plan-first')
    const { id: _b, ...second } = of('speaker-plan-second')
    expect(first.customProperties!['planId']).not.toBe(second.customProperties!['planId'])
    expect({ ...first, customProperties: {} }).toEqual({ ...second, customProperties: {} })
    expect(of('notebook-plan-1y').productId).toBe(of('notebook-plan-2y').productId)
    expect(of('headphones-plan-a').customProperties).toEqual(of('headphones-plan-b').customProperties)
    expect(of('notebook-a').productId).toBe(of('notebook-b').productId)
  })

  it('have orders that the insurer takes', async () => {
    const { sandbox } = createStack()
    const post = async (path: string, body: unknown) => {
      const headers = { authorization: 'Bearer sk_test_example' }
      return (await sandbox.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    }
    await post('/events', placeOrder(sample.mixedOrder()).event)
    await post('/feeds/order', [toOrderSnapshot(placeOrder(sample.smallOrder()).order)])
    const { orders, feedRequests } = sandbox.inspect()
    const read = orders.map((order) => [order.orderId, order.source, order.currency, order.cartId])
    expect(read).toEqual([
      ['order-of-cart-mixed', 'events', currency, 'cart-mixed'],
      ['order-of-cart-small', 'feed', currency, undefined],
    ])
    expect(
      orders.map(({ lineItems }) => lineItems.map(({ quantity, priceAmount }) => [quantity, priceAmount])),
    ).toEqual(
      [mixedCart(), smallCart()].map(({ lineItems }) =>
        lineItems.map(({ quantity, unitPrice }) => [quantity, unitPrice.amount]),
      ),
    )
    expect(feedRequests[0]?.orders).toEqual([{ orderId: 'order-of-cart-small', status: 'successful', errors: [] }])
  })
})
