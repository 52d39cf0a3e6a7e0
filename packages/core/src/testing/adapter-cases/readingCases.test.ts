import { describe, expect, it } from 'vitest'
import type { CartAdapter, LineItem } from '../../cart.js'
import {
  type BrokenAdapter,
  type ChangeAdapter,
  adding,
  failingCases,
  priced,
  showing,
  showingLines,
} from '../../test/casesForMemoryCart.js'
import type { MemoryCartOptions } from '../createMemoryCart.js'

/** Adapters that one case finds, and no other, by that case. */
const brokenBy: Record<string, BrokenAdapter[]> = {
  'reads null or a cart without lines before the first line is added': [
    [
      'shows a line in a new cart',
      (adapter) => ({
        ...adapter,
        readCart: async () =>
          (await adapter.readCart()) ?? { id: 'cart-1', currency: 'eur', lineItems: [{} as LineItem] },
      }),
    ],
  ],
  'gives the cart one id, at every read and in every tab': [
    ['has no cart id', showing((cart) => ({ ...cart, id: '' }))],
    ['gives the cart id as a number', showing((cart) => ({ ...cart, id: 7 as never }))],
    ['derives the cart id from the lines', showing((cart) => ({ ...cart, id: `cart-${cart.lineItems.length}` }))],
    [
      'has a cart id for each tab',
      (adapter) => {
        const id = `${Math.random()}`
        return showing((cart) => ({ ...cart, id }))(adapter)
      },
    ],
  ],
  'gives every line its own id and a price in whole minor units': [
    [
      'gives line ids as numbers',
      (adapter) => ({
        ...showingLines(({ id }) => ({ id: Number(id) }))(adapter),
        updateLineItem: (id, quantity) => adapter.updateLineItem(`${id}`, quantity),
      }),
    ],
    ['gives prices in major units', priced(({ unitPrice }) => unitPrice.amount / 1_000)],
    [
      'gives prices of plans in major units',
      priced(({ unitPrice: { amount }, customProperties }) => (customProperties ? amount / 1_000 : amount)),
    ],
    ['gives prices below 0', priced(({ unitPrice }) => -unitPrice.amount)],
  ],
  'gives cart and prices the currency of the shop, in lower case': [
    ['gives the currency of the cart in upper case', showing((cart) => ({ ...cart, currency: 'EUR' }))],
    ['always has a cart in euro', showing((cart) => ({ ...cart, currency: 'eur' })), { currency: 'jpy' }],
    [
      'always has plans in euro',
      showingLines((line) => (line.customProperties ? { unitPrice: { ...line.unitPrice, currency: 'eur' } } : {})),
      { currency: 'bhd' },
    ],
    [
      'gives the currency of products in upper case',
      showingLines((line) => (line.customProperties ? {} : { unitPrice: { ...line.unitPrice, currency: 'EUR' } })),
    ],
  ],
  'gives the price of one unit, whatever the quantity': [
    ['gives the price of all units', priced(({ quantity, unitPrice }) => quantity * unitPrice.amount)],
    [
      'gives the price of all units of plans only',
      priced(({ quantity, unitPrice, customProperties }) => (customProperties ? quantity : 1) * unitPrice.amount),
    ],
    [
      'gives the price of all units of products only',
      priced(({ quantity, unitPrice, customProperties }) => (customProperties ? 1 : quantity) * unitPrice.amount),
    ],
    [
      'multiplies the price when a line is added',
      adding((adapter, items) =>
        adapter.addLineItems(
          items.map((item) => ({
            ...item,
            unitPrice: { ...item.unitPrice, amount: item.unitPrice.amount * item.quantity },
          })),
        ),
      ),
    ],
    [
      'multiplies the price when a quantity is set',
      (adapter) => {
        const set = new Map<string, number>()
        return {
          ...priced(({ id, unitPrice }) => unitPrice.amount * (set.get(id) ?? 1))(adapter),
          updateLineItem: (id, quantity) => (set.set(id, quantity), adapter.updateLineItem(id, quantity)),
        }
      },
    ],
  ],
  'gives a line no other category than that of its product, and plans none': [
    [
      'gives the category of another product',
      showingLines((line) => (line.customProperties ? {} : { category: 'watches' })),
    ],
    ['gives a category that is no text', showingLines((line) => (line.customProperties ? {} : { category: 7 }))],
    ['gives null as the category', showingLines((line) => (line.customProperties ? {} : { category: null }))],
    [
      'gives plans a category',
      showingLines((line) => ({ category: line.customProperties ? 'smartphones' : line.category })),
    ],
  ],
  'gives a cart object that later changes do not modify': [
    [
      'gives the live cart',
      (adapter) => {
        let live: Awaited<ReturnType<CartAdapter['readCart']>> = null
        return {
          ...adapter,
          async readCart() {
            const cart = await adapter.readCart()
            return (live = live && cart ? Object.assign(live, cart) : cart)
          },
        }
      },
    ],
    [
      'changes the lines of an earlier read when it writes',
      (adapter) => {
        let last: LineItem[] = []
        return {
          ...adapter,
          async readCart() {
            const cart = await adapter.readCart()
            last = cart?.lineItems ?? []
            return cart
          },
          async updateLineItem(id, quantity) {
            await adapter.updateLineItem(id, quantity)
            const line = last.find((other) => other.id === id)
            if (line && quantity === 2) line.quantity = 2
          },
        }
      },
    ],
  ],
  'changes the version, where it has one, with every change and only then': [
    ['never changes the version', showing((cart) => ({ ...cart, version: '1' })), { hasVersions: true }],
    ['changes the version with every read', showing((cart) => ({ ...cart, version: `${Math.random()}` }))],
    [
      'has the same version for the same content',
      showing((cart) => ({ ...cart, version: JSON.stringify(cart.lineItems) })),
    ],
    ['changes the version of added lines only', showing((cart) => ({ ...cart, version: `${cart.lineItems.length}` }))],
    [
      'does not change the version of added lines',
      (adapter) => {
        let writes = 0
        return {
          ...showing((cart) => ({ ...cart, version: `${writes}` }))(adapter),
          updateLineItem: (id, quantity) => (writes++, adapter.updateLineItem(id, quantity)),
        }
      },
    ],
  ],
}

describe.each(Object.entries(brokenBy))('the case "%s"', (name, adapters) => {
  it.each(adapters)('alone finds an adapter that %s', async (_, change, options) => {
    expect(await failingCases(change, options)).toEqual([name])
  })
})

it.each<[what: string, cases: string[], change: ChangeAdapter, options?: MemoryCartOptions]>([
  [
    'gives all lines one id',
    ['gives every line its own id and a price in whole minor units'],
    showingLines(() => ({ id: '1' })),
  ],
])('several cases find an adapter that %s', async (_, cases, change, options) => {
  expect(await failingCases(change, options)).toEqual(expect.arrayContaining(cases))
})
