import { describe, expect, it } from 'vitest'
import type { CartAdapter, LineItem } from '../cart.js'
import { toPlanLineItem } from '../plan.js'
import { plan, productLine } from '@hakuna-kit/test/carts'
import { cartAdapterCases, createMemoryCart, type MemoryCartOptions } from './index.js'

const product = (productId: string) => {
  const { id: _, ...item } = productLine('', productId)
  return item
}
const casesFor = (options: MemoryCartOptions, change: (adapter: CartAdapter) => CartAdapter = (adapter) => adapter) =>
  cartAdapterCases({
    async createAdapters() {
      const cart = createMemoryCart({ ...options, refusedProductIds: ['sold-out'] })
      return { adapter: change(cart), other: change(cart.connect()) }
    },
    products: [{ ...product('phone'), category: 'smartphones' }, product('watch')],
    plans: [
      toPlanLineItem(plan('phone'), { quantity: 1, locale: 'de' }),
      toPlanLineItem(plan('watch'), { quantity: 1, locale: 'de' }),
    ],
    refusedProduct: product('sold-out'),
  })

describe.each<[string, MemoryCartOptions]>([
  ['a plain cart', {}],
  ['a cart with versions', { hasVersions: true }],
  ['a cart that merges and sorts', { mergesEqualLines: true, sort: (a, b) => b.title.localeCompare(a.title) }],
])('%s', (_, options) => {
  it.each(casesFor(options))('$name', ({ run }) => expect(run()).resolves.toBeUndefined())
})

describe('a broken adapter', () => {
  /** Names of the cases that fail. */
  const failing = async (change: (adapter: CartAdapter) => CartAdapter, options: MemoryCartOptions = {}) => {
    const names: string[] = []
    for (const { name, run } of casesFor(options, change)) await run().catch(() => names.push(name))
    return names
  }

  it('that loses custom properties is found', async () => {
    const names = await failing((adapter) => ({
      ...adapter,
      addLineItems: (items) => adapter.addLineItems(items.map(({ customProperties: _, ...item }) => item)),
    }))
    expect(names).toContain('keeps the custom properties of a plan, and gives products none of them')
    expect(names).toContain('keeps the plans of two products apart')
  })

  it.each<[string, (line: LineItem) => unknown]>([
    ['of another product', () => 'watches'],
    ['that is no text', () => 7],
    ['on plans', (line) => (line.customProperties ? 'smartphones' : line.category)],
    ['that is null', () => null],
  ])('that gives a category %s is found', async (_, categoryOf) => {
    const names = await failing((adapter) => ({
      ...adapter,
      async readCart() {
        const cart = await adapter.readCart()
        const lineItems = cart?.lineItems.map((line) => ({ ...line, category: categoryOf(line) as string })) ?? []
        return cart && { ...cart, lineItems }
      },
    }))
    expect(names).toEqual(['gives a line no other category than that of its product, and plans none'])
  })

  it('that keeps no category is not refused', async () => {
    const names = await failing((adapter) => ({
      ...adapter,
      addLineItems: (items) => adapter.addLineItems(items.map(({ category: _, ...item }) => item)),
    }))
    expect(names).toEqual([])
  })

  it('that adds only the first line is found', async () => {
    expect(
      await failing((adapter) => ({ ...adapter, addLineItems: ([first]) => adapter.addLineItems([first!]) })),
    ).toContain('adds product and plan in one call')
  })

  it('that rejects for a removed line is found', async () => {
    const names = await failing((adapter) => ({
      ...adapter,
      async updateLineItem(id, quantity) {
        const cart = await adapter.readCart()
        if (!cart?.lineItems.some((line) => line.id === id)) throw new Error('404')
        return adapter.updateLineItem(id, quantity)
      },
    }))
    expect(names).toEqual(['resolves for a removed line, and does not add it again'])
  })

  it('that keeps a line at quantity 0 is found', async () => {
    const names = await failing((adapter) => ({
      ...adapter,
      updateLineItem: (id, quantity) => adapter.updateLineItem(id, quantity || 1),
    }))
    expect(names).toContain('removes a line at quantity 0')
  })

  it('that gives the live cart is found', async () => {
    const live: { cart?: Awaited<ReturnType<CartAdapter['readCart']>> } = {}
    const names = await failing((adapter) => ({
      ...adapter,
      async readCart() {
        const cart = await adapter.readCart()
        return (live.cart = live.cart && cart ? Object.assign(live.cart, cart) : cart)
      },
      async updateLineItem(id, quantity) {
        await adapter.updateLineItem(id, quantity)
        Object.assign(live.cart ?? {}, await adapter.readCart())
      },
    }))
    expect(names).toContain('gives a cart object that later changes do not modify')
  })

  it('whose versions never change is found', async () => {
    const names = await failing(
      (adapter) => ({
        ...adapter,
        async readCart() {
          const cart = await adapter.readCart()
          return cart && { ...cart, version: '1' }
        },
      }),
      { hasVersions: true },
    )
    expect(names).toEqual(['changes the version, where it has one, with every change and only then'])
  })

  it('that rejects a product it does not accept with the code unavailable is found', async () => {
    const names = await failing((adapter) => ({
      ...adapter,
      addLineItems: (items) =>
        adapter.addLineItems(items).catch(() => {
          throw Object.assign(new Error(), { code: 'unavailable' })
        }),
    }))
    expect(names).toEqual(['rejects a product that it does not accept with the code refused'])
  })

  it('that still signals after unsubscribing is found', async () => {
    const names = await failing((adapter) => ({
      ...adapter,
      subscribe(onChange) {
        adapter.subscribe!(onChange)
        return () => {}
      },
    }))
    expect(names).toEqual(['signals changes, where it can, until the unsubscribe function is called'])
  })
})
