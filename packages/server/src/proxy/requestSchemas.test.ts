import type { Cart, Product } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import { createCart } from '@hakuna-kit/test/createCart'
import { phone } from '@hakuna-kit/test/products'
import { origin } from '@hakuna-kit/test/server/createBrowserFetch'
import { createStack, post } from '@hakuna-kit/test/server/createStack'
import { readRefusal } from '../test/readRefusal.js'
import { cartReportRequestSchema } from './requestSchemas.js'

const { proxy, sandbox } = createStack()

function cartWith(change: (cart: Cart) => void): { cart: Cart } {
  const cart = structuredClone(createCart())
  change(cart)
  return { cart }
}
const productWith = (change: object): { products: Product[] } => ({ products: [{ ...phone, ...change } as Product] })

describe('a request of the wrong shape', () => {
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
    ['a title with half a character', productWith({ title: '\ud800' }), 'Check products[0].title.'],
    ['a long title', productWith({ title: 'x'.repeat(1_001) }), 'Check products[0].title.'],
    ['a long brand', productWith({ brand: 'x'.repeat(1_001) }), 'Check products[0].brand.'],
    ['no brand', productWith({ brand: undefined }), 'Check products[0].brand.'],
    ['a category that is a number', productWith({ category: 101 }), 'Check products[0].category.'],
    ['no price', productWith({ price: undefined }), 'Check products[0].price.'],
    [
      'a large amount',
      productWith({ price: { amount: 1_000_000_000_001, currency: 'eur' } }),
      'Check products[0].price.amount.',
    ],
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
    expect(await readRefusal(proxy, post('/plans', body))).toBe(`400 invalid_request ${detail}`)
  })

  it.each([
    ['no cart', {}, 'cart'],
    ['a cart that is a list', { cart: [] }, 'cart'],
    ['no cart id', cartWith((cart) => (cart.id = '')), 'cart.id'],
    ['a long cart id', cartWith((cart) => (cart.id = 'x'.repeat(201))), 'cart.id'],
    ['a long version', cartWith((cart) => (cart.version = 'x'.repeat(1_001))), 'cart.version'],
    ['an empty line id', cartWith((cart) => (cart.lineItems[1]!.id = '')), 'cart.lineItems[1].id'],
    ['no product', cartWith((cart) => (cart.lineItems[2]!.productId = '')), 'cart.lineItems[2].productId'],
    ['a large quantity', cartWith((cart) => (cart.lineItems[0]!.quantity = 1_000_001)), 'cart.lineItems[0].quantity'],
    [
      'mixed currencies in the last line',
      cartWith((cart) => (cart.lineItems[2]!.unitPrice = { amount: 1, currency: 'jpy' })),
      'cart.currency',
    ],
    [
      'an empty reference',
      cartWith((cart) => (cart.lineItems[1]!.customProperties = { productReference: '' })),
      'cart.lineItems[1].customProperties.productReference',
    ],
    [
      'a plan id that is a number',
      cartWith((cart) => (cart.lineItems[1]!.customProperties = { planId: 7 as never })),
      'cart.lineItems[1].customProperties.planId',
    ],
    ['quantity 0', cartWith((cart) => (cart.lineItems[0]!.quantity = 0)), 'cart.lineItems[0].quantity'],
    ['a negative quantity', cartWith((cart) => (cart.lineItems[0]!.quantity = -1)), 'cart.lineItems[0].quantity'],
    ['a fractional quantity', cartWith((cart) => (cart.lineItems[1]!.quantity = 0.5)), 'cart.lineItems[1].quantity'],
    [
      'a negative amount',
      cartWith((cart) => (cart.lineItems[0]!.unitPrice.amount = -5)),
      'cart.lineItems[0].unitPrice.amount',
    ],
    ['an unknown currency', cartWith((cart) => (cart.currency = 'zzz')), 'cart.currency'],
    ['a cart currency of its own', cartWith((cart) => (cart.currency = 'jpy')), 'cart.currency'],
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
    expect(await readRefusal(proxy, post('/cart/report', body))).toBe(`400 invalid_request Check ${field}.`)
  })

  it.each(['', '?cartId=', '?cartId=a&cartId=b', `?cartId=${'x'.repeat(300)}`, '?cartId=%00', '?id=1'])(
    'answers 400 to connections with %s',
    async (query) => {
      const request = new Request(`${origin}/api/protection/cart/connections${query}`)
      expect(await readRefusal(proxy, request)).toMatch(/^400 invalid_request/)
    },
  )

  it('ignores __proto__ and constructor', async () => {
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

  it('refuses a sync whose body is no object', async () => {
    const syncing = createStack({ proxy: { cart: { adapter: () => null } } }).proxy
    expect(await readRefusal(syncing, post('/cart/sync', '[]'))).toBe('400 invalid_request Check the body.')
    expect((await syncing(post('/cart/sync', {}))).status).toBe(200)
  })
})

describe('a request of the right shape', () => {
  it('may have the largest values', async () => {
    const price = { amount: 1_000_000_000_000, currency: 'kwd' }
    const longest = { id: 'x'.repeat(200), title: 'y'.repeat(1_000), brand: '', category: 'z'.repeat(1_000), price }
    const products = [longest, ...Array.from({ length: 99 }, () => ({ ...phone, price: { ...price, amount: 0 } }))]
    expect((await proxy(post('/plans', { products }))).status).toBe(200)
    const largest = cartWith((cart) => {
      const line = { ...cart.lineItems[0]!, quantity: 1_000_000, unitPrice: price }
      cart.id = 'x'.repeat(200)
      cart.currency = 'kwd'
      cart.version = 'v'.repeat(1_000)
      cart.lineItems = Array.from({ length: 500 }, (_, id) => ({ ...line, id: `line-${id}` }))
      delete cart.lineItems[0]!.brand
    })
    expect((await proxy(post('/cart/report', largest))).status).toBe(200)
    const record = sandbox.inspect().carts.find(({ cartId }) => cartId === largest.cart.id)
    expect(record?.lineItems).toHaveLength(500)
    expect(record?.lineItems[0]).toMatchObject({ quantity: 1_000_000, price_amount: price.amount, product_brand: '' })
  })

  it('may have connections asked for by the longest id', async () => {
    const request = new Request(`${origin}/api/protection/cart/connections?cartId=${'y'.repeat(200)}`)
    expect(await readRefusal(proxy, request)).toBe('404 cart_not_reported')
  })
})

describe('cartReportRequestSchema', () => {
  it('keeps the two properties of plan lines, and no others', () => {
    const body = cartWith((cart) => {
      cart.lineItems[0]!.customProperties = { gift: 'yes' }
      cart.lineItems[1]!.customProperties = { productReference: 'prd-1', planId: 'pl-1', gift: 'yes' }
      cart.lineItems[2]!.customProperties = { productReference: 'prd-1' }
    })
    const { lineItems } = cartReportRequestSchema.parse(body).cart
    expect(lineItems.map(({ customProperties }) => customProperties)).toStrictEqual([
      {},
      { productReference: 'prd-1', planId: 'pl-1' },
      { productReference: 'prd-1' },
    ])
  })
})
