import { describe, expect, it } from 'vitest'
import type { Cart } from '../cart.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { cartContent, cartFingerprint } from './cartFingerprint.js'

const line = productLine('1', 'phone', 2)
const cart = cartOf(line, planLine('2', 'phone', 2))
const withLine = (change: object): Cart => ({ ...cart, lineItems: [{ ...line, ...change }, cart.lineItems[1]!] })

describe.each([
  ['cartContent', cartContent],
  ['cartFingerprint of a cart without versions', cartFingerprint],
])('%s', (_, textOf) => {
  it.each<[what: string, other: Cart | null]>([
    ['quantity', withLine({ quantity: 3 })],
    ['price', withLine({ unitPrice: { amount: 1, currency: 'eur' } })],
    ['line id', withLine({ id: '9' })],
    ['product', withLine({ productId: 'watch' })],
    ['reference', withLine({ customProperties: { productReference: 'watch' } })],
    ['plan under the same line id', { ...cart, lineItems: [line, planLine('2', 'phone', 2, 'plan-2y')] }],
    ['quantity of the second line', { ...cart, lineItems: [line, planLine('2', 'phone', 1)] }],
    ['currency', { ...cart, currency: 'jpy' }],
    ['order of the lines', { ...cart, lineItems: [...cart.lineItems].reverse() }],
    ['cart', { ...cart, id: 'cart-2' }],
    ['cart, which is missing', null],
  ])('differs for another %s', (_what, other) => {
    expect(textOf(other)).not.toBe(textOf(cart))
  })

  it('is equal for a second read, and for another title or brand', () => {
    expect(textOf(structuredClone(cart))).toBe(textOf(cart))
    expect(textOf(withLine({ title: 'Telefon', brand: 'Pear' }))).toBe(textOf(cart))
  })
})

describe('cartFingerprint of a cart with versions', () => {
  it('is the version of this cart, whatever the lines', () => {
    const versioned = { ...cart, version: '7' }
    expect(cartFingerprint({ ...withLine({ quantity: 3 }), version: '7' })).toBe(cartFingerprint(versioned))
    expect(cartFingerprint({ ...cart, version: '8' })).not.toBe(cartFingerprint(versioned))
    expect(cartFingerprint({ ...versioned, id: 'cart-2' })).not.toBe(cartFingerprint(versioned))
  })
})
