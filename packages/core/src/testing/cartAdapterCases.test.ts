import { describe, expect, it } from 'vitest'
import {
  casesForMemoryCart,
  failingCases,
  showing,
  showingLines,
  type ChangeAdapter,
} from '../test/casesForMemoryCart.js'
import { cartAdapterCases, createMemoryCart, type MemoryCartOptions } from './index.js'

describe.each<[string, MemoryCartOptions]>([
  ['a plain cart', {}],
  ['a cart with versions', { hasVersions: true }],
  ['a cart that merges and sorts', { mergesEqualLines: true, sort: (a, b) => b.title.localeCompare(a.title) }],
  ['a cart in yen', { currency: 'jpy', mergesEqualLines: true }],
  ['a cart in Bahraini dinar', { currency: 'bhd', hasVersions: true }],
])('%s', (_, options) => {
  it.each(casesForMemoryCart(options))('$name', ({ run }) => expect(run()).resolves.toBeUndefined())
})

describe('an adapter is not refused', () => {
  it.each<[what: string, change: ChangeAdapter]>([
    [
      'that keeps no category',
      (adapter) => ({
        ...adapter,
        addLineItems: (items) => adapter.addLineItems(items.map(({ category: _, ...item }) => item)),
      }),
    ],
    ['that cannot signal changes', ({ subscribe: _, ...adapter }) => adapter],
    [
      'that has no cart any more where no line is left',
      (adapter) => ({
        ...adapter,
        async readCart() {
          const cart = await adapter.readCart()
          return cart?.lineItems.length ? cart : null
        },
      }),
    ],
    [
      'that sorts custom properties',
      showingLines(({ customProperties }) => ({
        customProperties: customProperties && Object.fromEntries(Object.entries(customProperties).sort()),
      })),
    ],
    [
      'that gives a discount for three units',
      showingLines(({ quantity, unitPrice: { amount, currency } }) => ({
        unitPrice: { amount: quantity < 3 ? amount : amount - 100, currency },
      })),
    ],
    ['that gives things away', showingLines(({ unitPrice }) => ({ unitPrice: { ...unitPrice, amount: 0 } }))],
    ['that shows more than a cart has', showing((cart) => ({ ...cart, total: 7 }))],
  ])('%s', async (_, change) => {
    expect(await failingCases(change)).toEqual([])
  })

  it('of a shop with one tab, one plan for each product and nothing that is sold out', async () => {
    const [item, plan] = [
      { quantity: 1, productId: 'phone', title: 'Phone', unitPrice: { amount: 7, currency: 'eur' } },
      {
        quantity: 1,
        productId: 'plan',
        title: 'Plan',
        unitPrice: { amount: 1, currency: 'eur' },
        customProperties: { productReference: 'phone', planId: 'a' },
      },
    ]
    const cases = cartAdapterCases({
      createAdapters: async () => ({ adapter: createMemoryCart() }),
      products: [item!, { ...item!, productId: 'watch' }],
      plans: [plan!, { ...plan!, customProperties: { productReference: 'watch', planId: 'a' } }],
    })
    for (const { run } of cases) await expect(run()).resolves.toBeUndefined()
  })
})

it('a case names what it did not find', async () => {
  const withoutPlans = showing((cart) => ({
    ...cart,
    lineItems: cart.lineItems.filter(({ customProperties }) => !customProperties),
  }))
  const messageOf = async (name: string, change: ChangeAdapter) =>
    casesForMemoryCart({}, change)
      .find((each) => each.name === name)!
      .run()
      .catch((error: Error) => error.message)
  expect(await messageOf('removes a line at quantity 0', withoutPlans)).toBe(
    'The cart has no line with a productReference.',
  )
  expect(
    await messageOf(
      'changes the plan of one product, and not the plan of another that may be the same item',
      withoutPlans,
    ),
  ).toBe('The cart has no line with the productReference watch.')
  expect(
    await messageOf('removes a line at quantity 0', (adapter) => ({ ...adapter, readCart: async () => null })),
  ).toBe('readCart() gave null although the cart has lines.')
})
