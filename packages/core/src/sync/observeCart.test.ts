import { describe, expect, it } from 'vitest'
import type { LineItem } from '../cart.js'
import { cartOf, planLine, productLine } from '@hakuna-kit/test/carts'
import { observeCart } from './observeCart.js'

const phone = (quantity: number) => productLine('1', 'phone', quantity)
const plan = (quantity: number, id = '2') => planLine(id, 'phone', quantity)
const watch = (quantity: number) => [productLine('3', 'watch', quantity), planLine('4', 'watch', quantity)]

describe('observeCart', () => {
  it.each<[rule: string, seen: LineItem[] | null, cart: LineItem[], expected: LineItem[]]>([
    ['keeps nothing of an empty cart', null, [], []],
    [
      'keeps products with a plan, and no others',
      null,
      [phone(2), plan(2), ...watch(1).slice(0, 1)],
      [phone(2), plan(2)],
    ],
    ['keeps what was seen when the cart is empty again', [phone(2), plan(2)], [], [phone(2), plan(2)]],
    ['keeps a plan as it was first seen', [phone(2), plan(2)], [phone(5), plan(3)], [phone(2), plan(2)]],
    ['adds a product whose plan is new', watch(2), [phone(2), plan(2), ...watch(5)], [...watch(2), phone(2), plan(2)]],
    ['replaces a product that was seen without a plan', [phone(1)], [phone(2), plan(2)], [phone(2), plan(2)]],
    [
      'replaces a product whose plan line is another plan now, with the same id',
      [phone(2), plan(2)],
      [phone(3), planLine('2', 'phone', 1, 'plan-2y')],
      [phone(3), planLine('2', 'phone', 1, 'plan-2y')],
    ],
    [
      'replaces a product that has one more plan line',
      [phone(2), plan(2)],
      [phone(3), plan(2), plan(1, '9')],
      [phone(3), plan(2), plan(1, '9')],
    ],
  ])('%s', (_, seen, cart, expected) => {
    expect(observeCart(seen && cartOf(...seen), cartOf(...cart)).lineItems).toEqual(expected)
  })

  it('keeps id and version of the seen cart', () => {
    const seen = { ...cartOf(phone(1)), version: '1' }
    expect(observeCart(seen, { ...cartOf(phone(2), plan(2)), version: '2' })).toMatchObject({ version: '1' })
    expect(observeCart(null, { ...cartOf(), version: '2' })).toMatchObject({ id: 'cart-1', version: '2' })
  })
})
