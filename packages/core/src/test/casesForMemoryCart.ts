import { plan, productLine } from '@hakuna-kit/test/carts'
import { vi } from 'vitest'
import type { Cart, CartAdapter, LineItem, NewLineItem } from '../cart.js'
import { toPlanLineItem } from '../plan.js'
import { cartAdapterCases, createMemoryCart, type MemoryCartOptions } from '../testing/index.js'

export type ChangeAdapter = (adapter: CartAdapter) => CartAdapter

/** What the adapter does wrong, and the traits of its cart. */
export type BrokenAdapter = [what: string, change: ChangeAdapter, options?: MemoryCartOptions]

/** The cases for a memory cart with these traits, whose adapters `change` may break. */
export function casesForMemoryCart(options: MemoryCartOptions, change: ChangeAdapter = (adapter) => adapter) {
  const { currency = 'eur' } = options
  const product = (productId: string): NewLineItem => {
    const { id: _, ...item } = productLine('', productId)
    return { ...item, unitPrice: { amount: 112_900, currency } }
  }
  // All plans are the same item of the shop.
  const planFor = (productId: string, id = 'plan-1y'): NewLineItem =>
    toPlanLineItem({ ...plan(productId), id, price: { amount: 1_200, currency } }, { quantity: 1, locale: 'de' })
  return cartAdapterCases({
    async createAdapters() {
      const cart = createMemoryCart({ ...options, refusedProductIds: ['sold-out'] })
      return { adapter: change(cart), other: change(cart.connect()) }
    },
    products: [{ ...product('phone'), category: 'smartphones' }, product('watch')],
    plans: [planFor('phone'), planFor('watch')],
    otherPlan: planFor('phone', 'plan-2y'),
    refusedProduct: product('sold-out'),
  })
}

/** Names of the cases that an adapter fails. Cases that wait for a signal get the time by fake timers. */
export async function failingCases(change: ChangeAdapter, options: MemoryCartOptions = {}): Promise<string[]> {
  const names: string[] = []
  vi.useFakeTimers()
  for (const { name, run } of casesForMemoryCart(options, change)) {
    const ended = run().catch((error: Error) => {
      // Who reads it must learn what is wrong.
      if (/^Expected {2}|^$/.test(error.message)) throw new Error(`"${name}" does not say what it expected.`)
      names.push(name)
    })
    await vi.runAllTimersAsync()
    await ended
  }
  vi.useRealTimers()
  return names
}

/** An adapter whose carts are shown otherwise. */
export const showing =
  (change: (cart: Cart) => Cart): ChangeAdapter =>
  (adapter) => ({
    ...adapter,
    async readCart() {
      const cart = await adapter.readCart()
      return cart && change(cart)
    },
  })

/** An adapter whose lines are shown otherwise. */
export const showingLines = (change: (line: LineItem) => object): ChangeAdapter =>
  showing((cart) => ({ ...cart, lineItems: cart.lineItems.map((line) => ({ ...line, ...change(line) })) }))

/** An adapter whose lines are shown with other prices. */
export const priced = (amountOf: (line: LineItem) => number): ChangeAdapter =>
  showingLines((line) => ({ unitPrice: { ...line.unitPrice, amount: amountOf(line) } }))

/** An adapter with another `updateLineItem`. */
export const updating =
  (update: (adapter: CartAdapter, lineItemId: string, quantity: number) => Promise<void>): ChangeAdapter =>
  (adapter) => ({ ...adapter, updateLineItem: (id, quantity) => update(adapter, id, quantity) })

/** An adapter with another `addLineItems`. */
export const adding =
  (add: (adapter: CartAdapter, items: NewLineItem[]) => Promise<void>): ChangeAdapter =>
  (adapter) => ({ ...adapter, addLineItems: (items) => add(adapter, items) })

export const linesOf = async (adapter: CartAdapter): Promise<LineItem[]> => (await adapter.readCart())?.lineItems ?? []
