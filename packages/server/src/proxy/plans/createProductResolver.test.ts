import { phone, tablet } from '@hakuna-kit/test/products'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { readRefusal } from '../../test/readRefusal.js'
import { createProtectionProxy } from '../createProtectionProxy.js'
import type { ProxyEvent } from '../ProxyEvent.js'

describe('createProductResolver', () => {
  it("uses the shop's products where it has them, and ignores the browser's titles and prices", async () => {
    const { proxy, sandbox, client } = createStack({
      proxy: {
        products: (ids) =>
          ids.map((id) => (id === phone.id ? phone : id === 'broken' ? { ...phone, id, title: 7 as never } : null)),
      },
    })
    const lookups = await client.lookUpPlans([
      { ...phone, title: 'Cheap', price: { amount: 1, currency: 'usd' } },
      { ...phone, id: 'nobody' },
      { ...phone, id: 'broken' },
    ])
    expect(lookups.map(({ reason, plans }) => reason ?? plans.length)).toEqual([
      1,
      'unknown_product',
      'invalid_product',
    ])
    expect(sandbox.inspect().messages).toHaveLength(1)
    expect(sandbox.inspect().messages[0]?.query).toMatchObject({ title: 'iPhone 14', price_amount: '112900' })
    expect((await proxy(post('/plans', { products: [{ id: phone.id }] }))).status).toBe(200)
  })

  it('asks the shop for each id once, with the request, and answers in the order of the browser', async () => {
    const asked: unknown[] = []
    const { proxy } = createStack({
      proxy: {
        products: async (ids, request) => {
          asked.push([ids, request.headers.get('x-request-id')])
          // In another order, with one that was not asked for.
          return [tablet, { ...phone, id: 'other' }, undefined, phone]
        },
      },
    })
    const products = [phone.id, tablet.id, phone.id, 'nobody'].map((id) => ({ id }))
    const response = await proxy(post('/plans', { products }, { 'x-request-id': 'request-1' }))
    const { lookups } = (await response.json()) as {
      lookups: { productId: string; plans: object[]; reason?: string }[]
    }
    expect(asked).toEqual([[[phone.id, tablet.id, 'nobody'], 'request-1']])
    expect(lookups.map(({ productId, plans, reason }) => [productId, plans.length, reason])).toEqual([
      [phone.id, 1, undefined],
      [tablet.id, 2, undefined],
      [phone.id, 1, undefined],
      ['nobody', 0, 'unknown_product'],
    ])
  })

  it("looks up only what the shop's currencies include, in upper or lower case", async () => {
    const inYen = { ...phone, price: { amount: 1_000, currency: 'jpy' } }
    for (const currencies of [['EUR', 'chf'], ['eur']]) {
      for (const products of [undefined, () => [phone, { ...inYen, id: 'yen' }]]) {
        const { client, sandbox } = createStack({ proxy: { currencies, products } })
        const lookups = await client.lookUpPlans([phone, { ...inYen, id: 'yen' }])
        expect(lookups.map(({ reason }) => reason)).toEqual([undefined, 'currency_unsupported'])
        expect(sandbox.inspect().messages.map(({ query }) => query['price_currency'])).toEqual(['eur'])
      }
    }
  })

  it('checks the products of the shop like those of a browser', async () => {
    const { client, sandbox } = createStack({
      proxy: {
        products: () => [{ ...phone, price: { amount: 9.99, currency: 'eur' } }, { ...tablet, sku: 'x' } as never],
      },
    })
    const lookups = await client.lookUpPlans([phone, tablet])
    expect(lookups.map(({ reason }) => reason)).toEqual(['invalid_product', undefined])
    expect(sandbox.inspect().messages[0]?.query).not.toHaveProperty('sku')
  })

  it('answers no plans where the shop fails, and reports it with the request', async () => {
    const events: ProxyEvent[] = []
    const { proxy } = createStack({
      proxy: {
        products: () => {
          throw new RangeError('select * from products')
        },
        onEvent: (event) => events.push(event),
      },
    })
    const response = await proxy(post('/plans', { products: [phone, tablet] }, { 'x-request-id': 'request-1' }))
    expect(await response.json()).toMatchObject({
      lookups: [{ productId: phone.id, reason: 'insurer_unavailable' }, { productId: tablet.id }],
    })
    expect(events).toContainEqual({
      type: 'shop_failed',
      callback: 'products',
      error: 'RangeError',
      requestId: 'request-1',
    })
  })

  it.each(['{"products":[{}]}', '{"products":[]}', '{}'])('refuses ids of the wrong shape: %s', async (body) => {
    const { proxy } = createStack({ proxy: { products: () => [phone] } })
    expect(await readRefusal(proxy, post('/plans', body))).toMatch(/^400 invalid_request Check products/)
  })

  it('takes 100 ids, and no more', async () => {
    const { proxy } = createStack({ proxy: { products: () => [] } })
    const products = Array.from({ length: 101 }, (_, index) => ({ id: `phone-${index}` }))
    expect((await proxy(post('/plans', { products: products.slice(1) }))).status).toBe(200)
    expect(await readRefusal(proxy, post('/plans', { products }))).toBe('400 invalid_request Check products.')
  })

  it('gives the exact reason why there is no plan in development only', async () => {
    const { sandbox } = createStack()
    const ask = async (development: boolean | undefined, environment?: 'sandbox') => {
      const proxy = createProtectionProxy({
        secretKey: 'sk_test_example',
        development,
        environment,
        fetch: sandbox.fetch,
        currencies: ['chf'],
      })
      const answer = (await (await proxy(post('/plans', { products: [phone] }))).json()) as {
        lookups: { reason: string }[]
      }
      return answer.lookups[0]?.reason
    }
    expect(await ask(undefined)).toBe('currency_unsupported')
    expect(await ask(false)).toBe('no_match')
    expect(await ask(true)).toBe('currency_unsupported')
  })
})
