import type { Cart, Product } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { problems } from './problems.js'

/** Status and code of the answer, with every promise that a problem makes checked. */
async function refusal(proxy: (request: Request) => Promise<Response>, request: Request): Promise<string> {
  const response = await proxy(request)
  const body = (await response.json()) as Record<string, unknown>
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(Object.keys(problems)).toContain(body['code'])
  expect(body['status']).toBe(response.status)
  expect(body['requestId']).toBe(response.headers.get('x-request-id'))
  return `${response.status} ${String(body['code'])}${body['detail'] ? ` ${String(body['detail'])}` : ''}`
}

const { proxy, sandbox } = createStack()

function cartWith(change: (cart: Cart) => void): { cart: Cart } {
  const cart = structuredClone(createCart())
  change(cart)
  return { cart }
}
const productWith = (change: object): { products: Product[] } => ({ products: [{ ...phone, ...change } as Product] })

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['half an object', '{"products":['],
    ['two values', '{} {}'],
    ['a comment', '{/* */}'],
    ['not a number', '{"products":NaN}'],
  ])('answers 400 to malformed JSON: %s', async (_, body) => {
    expect(await refusal(proxy, post('/plans', body))).toBe('400 invalid_json')
  })

  it.each([
    ['null', 'null', 'Check the body.'],
    ['an array', '[]', 'Check the body.'],
    ['a text', '"products"', 'Check the body.'],
    ['no products', {}, 'Check products.'],
    ['products that are no list', { products: {} }, 'Check products.'],
    ['an empty list', { products: [] }, 'Check products.'],
    ['101 products', { products: Array.from({ length: 101 }, () => phone) }, 'Check products.'],
    ['a product that is null', { products: [phone, null] }, 'Check products[1].'],
    ['an id that is a number', productWith({ id: 7 }), 'Check products[0].id.'],
    ['an empty id', productWith({ id: '' }), 'Check products[0].id.'],
    ['a long id', productWith({ id: 'x'.repeat(201) }), 'Check products[0].id.'],
    ['an id with a line break', productWith({ id: 'a\nb' }), 'Check products[0].id.'],
    ['an id with half a character', productWith({ id: 'a\ud800' }), 'Check products[0].id.'],
    ['a title that is an object', productWith({ title: { $ne: 1 } }), 'Check products[0].title.'],
    ['a negative amount', productWith({ price: { amount: -1, currency: 'eur' } }), 'Check products[0].price.amount.'],
    [
      'a fractional amount',
      productWith({ price: { amount: 1.5, currency: 'eur' } }),
      'Check products[0].price.amount.',
    ],
    ['an amount as text', productWith({ price: { amount: '12', currency: 'eur' } }), 'Check products[0].price.amount.'],
    [
      'an endless amount',
      productWith({ price: { amount: 1e300, currency: 'eur' } }),
      'Check products[0].price.amount.',
    ],
    [
      'an unknown currency',
      productWith({ price: { amount: 1, currency: 'xyz' } }),
      'Check products[0].price.currency.',
    ],
    [
      'an upper-case currency',
      productWith({ price: { amount: 1, currency: 'EUR' } }),
      'Check products[0].price.currency.',
    ],
  ])('answers 400 to a lookup with %s', async (_, body, detail) => {
    expect(await refusal(proxy, post('/plans', body))).toBe(`400 invalid_request ${detail}`)
  })

  it.each([
    ['no cart', {}, 'cart'],
    ['a cart that is a list', { cart: [] }, 'cart'],
    ['quantity 0', cartWith((cart) => (cart.lineItems[0]!.quantity = 0)), 'cart.lineItems[0].quantity'],
    ['a negative quantity', cartWith((cart) => (cart.lineItems[0]!.quantity = -1)), 'cart.lineItems[0].quantity'],
    ['a fractional quantity', cartWith((cart) => (cart.lineItems[1]!.quantity = 0.5)), 'cart.lineItems[1].quantity'],
    [
      'a negative amount',
      cartWith((cart) => (cart.lineItems[0]!.unitPrice.amount = -5)),
      'cart.lineItems[0].unitPrice.amount',
    ],
    ['an unknown currency', cartWith((cart) => (cart.currency = 'zzz')), 'cart.currency'],
    ['mixed currencies', cartWith((cart) => (cart.lineItems[0]!.unitPrice.currency = 'usd')), 'cart.currency'],
    ['two lines with one id', cartWith((cart) => (cart.lineItems[1]!.id = cart.lineItems[0]!.id)), 'cart.lineItems'],
    [
      '501 lines',
      cartWith(
        (cart) => (cart.lineItems = Array.from({ length: 501 }, (_, id) => ({ ...cart.lineItems[0]!, id: `${id}` }))),
      ),
      'cart.lineItems',
    ],
    [
      'a reference that is a number',
      cartWith((cart) => (cart.lineItems[1]!.customProperties = { productReference: 7 as never })),
      'cart.lineItems[1].customProperties.productReference',
    ],
  ])('answers 400 to a report with %s', async (_, body, field) => {
    expect(await refusal(proxy, post('/cart/report', body))).toBe(`400 invalid_request Check ${field}.`)
  })

  it.each(['', '?cartId=', '?cartId=a&cartId=b', `?cartId=${'x'.repeat(300)}`, '?cartId=%00', '?id=1'])(
    'answers 400 to connections with %s',
    async (query) => {
      const request = new Request(`${origin}/api/protection/cart/connections${query}`)
      expect(await refusal(proxy, request)).toMatch(/^400 invalid_request/)
    },
  )

  it('answers 413 to a large body, whatever its length header says', async () => {
    const large = JSON.stringify({ products: [phone], padding: 'x'.repeat(1_000_000) })
    expect(await refusal(proxy, post('/plans', large))).toBe('413 body_too_large')
    expect(await refusal(proxy, post('/plans', large, { 'content-length': '10' }))).toBe('413 body_too_large')
    expect(await refusal(proxy, post('/plans', '{}', { 'content-length': '1000000' }))).toBe('413 body_too_large')
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json; charset=utf-16',
    '',
  ])('answers 415 to the content type "%s"', async (type) => {
    expect(await refusal(proxy, post('/plans', { products: [phone] }, { 'content-type': type }))).toBe(
      '415 wrong_content_type',
    )
  })

  it('accepts JSON with a charset', async () => {
    const response = await proxy(
      post('/plans', { products: [phone] }, { 'content-type': 'Application/JSON; charset="UTF-8"' }),
    )
    expect(response.status).toBe(200)
  })

  it('answers 400 to deep nesting before it builds anything', async () => {
    const bomb = `{"products":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(await refusal(proxy, post('/plans', bomb))).toBe('400 invalid_json Nested too deep.')
    const brackets = JSON.stringify(productWith({ title: '[[[[[[{{{{{{"\\' }))
    expect((await proxy(post('/plans', brackets))).status).toBe(200)
  })

  it('takes no harm from names that every object has', async () => {
    const polluted = `{"__proto__":{"products":[1]},"constructor":{"prototype":{"polluted":1}},"products":[${JSON.stringify(phone).replace('{', '{"__proto__":{"polluted":1},')}]}`
    expect((await proxy(post('/plans', polluted))).status).toBe(200)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    const cart = JSON.stringify(createCart()).replace(
      '"customProperties":{',
      '"customProperties":{"__proto__":"x","shopNote":"private",',
    )
    expect((await proxy(post('/cart/report', `{"cart":${cart}}`))).status).toBe(200)
    expect(JSON.stringify(sandbox.inspect().carts)).not.toMatch(/private|__proto__/)
  })
})
