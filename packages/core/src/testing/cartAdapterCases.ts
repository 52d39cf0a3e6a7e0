import type { Cart, CartAdapter, LineItem, NewLineItem } from '../cart.js'
import { expectThat, rejectionOf } from './expectThat.js'

export type CartAdapterSetup = {
  /**
   * Makes the cart of a shopper who has not added anything yet. `other` is a second adapter over the same cart, as in
   * another tab. Called once for each case.
   */
  createAdapters: () => Promise<{ adapter: CartAdapter; other?: CartAdapter | undefined }>
  /** Two products that the shop sells, with stock for at least 3 of each. */
  products: [NewLineItem, NewLineItem]
  /** A plan for each of them, made by `toPlanLineItem`. Both may be the same item of the shop. */
  plans: [NewLineItem, NewLineItem]
  /** A product that the cart does not accept, if there is one, e.g. because it is out of stock. */
  refusedProduct?: NewLineItem | undefined
}

export type NamedCase = { name: string; run: () => Promise<void> }

/**
 * Test cases for the `CartAdapter` of a shop, one for each rule that Hakuna Kit relies on. For any test runner:
 *
 * ```ts
 * for (const { name, run } of cartAdapterCases(setup)) it(name, run)
 * ```
 *
 * A case that fails rejects with an error that names the expected and the actual value.
 */
export function cartAdapterCases({ createAdapters, products, plans, refusedProduct }: CartAdapterSetup): NamedCase[] {
  const [phone, watch] = products
  const [phonePlan, watchPlan] = plans

  async function filled(...items: NewLineItem[]) {
    const { adapter, other } = await createAdapters()
    await adapter.addLineItems(items)
    return { adapter, other, cart: await read(adapter) }
  }

  return [
    {
      name: 'reads null or a cart without lines before the first line is added',
      async run() {
        const { adapter } = await createAdapters()
        expectThat('the lines at first', (await adapter.readCart())?.lineItems ?? [], [])
      },
    },
    {
      name: 'adds product and plan in one call',
      async run() {
        const { cart } = await filled({ ...phone, quantity: 2 }, { ...phonePlan, quantity: 2 })
        expectThat(
          'the quantities by item',
          quantities(cart),
          sorted([`2 ${phone.productId}`, `2 ${phonePlan.productId}`]),
        )
        expectThat('a cart id', cart.id !== '', true)
        expectThat('the currency in lower case', cart.currency, phone.unitPrice.currency)
      },
    },
    {
      name: 'gives every line its own id and a price in whole minor units',
      async run() {
        const { cart } = await filled(phone, phonePlan, watch, watchPlan)
        const ids = cart.lineItems.map((line) => line.id)
        expectThat('ids that are not empty', ids.every(Boolean), true)
        expectThat('the number of different ids', new Set(ids).size, ids.length)
        expectThat(
          'whole amounts',
          cart.lineItems.every(({ unitPrice }) => Number.isInteger(unitPrice.amount)),
          true,
        )
      },
    },
    {
      name: 'keeps the custom properties of a plan, and gives products none of them',
      async run() {
        const { cart } = await filled(phone, phonePlan)
        const { customProperties } = planLines(cart)[0] ?? {}
        expectThat('the custom properties of the plan', customProperties, phonePlan.customProperties)
        expectThat('the number of plan lines', planLines(cart).length, 1)
      },
    },
    {
      name: 'gives a line no other category than that of its product, and plans none',
      async run() {
        const { cart } = await filled(phone, phonePlan)
        const { category } = productLines(cart)[0]!
        // A cart may store none.
        if (category !== undefined) expectThat('the category', category, phone.category ?? String(category))
        expectThat('the category of the plan', planLines(cart)[0]?.category, undefined)
      },
    },
    {
      name: 'keeps the plans of two products apart',
      async run() {
        const { cart } = await filled(phone, phonePlan, watch, watchPlan)
        expectThat(
          'the products that plans refer to',
          sorted(planLines(cart).map((line) => line.customProperties?.productReference)),
          sorted(plans.map((plan) => plan.customProperties?.productReference)),
        )
      },
    },
    {
      name: 'sets the quantity of one line and leaves the others as they are',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan, watch)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 3)
        expectThat(
          'the quantities by item',
          quantities(await read(adapter)),
          sorted([`1 ${phone.productId}`, `3 ${phonePlan.productId}`, `1 ${watch.productId}`]),
        )
        expectThat(
          'the custom properties of the plan',
          planLines(await read(adapter))[0]?.customProperties,
          phonePlan.customProperties,
        )
      },
    },
    {
      name: 'resolves when a line has the quantity already',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 1)
        expectThat('the lines', (await read(adapter)).lineItems.length, 2)
      },
    },
    {
      name: 'removes a line at quantity 0',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 0)
        expectThat('the quantities by item', quantities(await read(adapter)), [`1 ${phone.productId}`])
      },
    },
    {
      name: 'resolves for a removed line, and does not add it again',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        const { id } = planLines(cart)[0]!
        await adapter.updateLineItem(id, 0)
        await adapter.updateLineItem(id, 0)
        await adapter.updateLineItem(id, 2)
        expectThat('the quantities by item', quantities(await read(adapter)), [`1 ${phone.productId}`])
      },
    },
    {
      name: 'gives a cart object that later changes do not modify',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        const before = JSON.stringify(cart)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 2)
        expectThat('the earlier read', JSON.stringify(cart), before)
      },
    },
    {
      name: 'takes edits at the same time: each one is made, or rejected as a conflict',
      async run() {
        const { adapter, other, cart } = await filled(phone, phonePlan)
        const [product, plan] = [productLines(cart)[0]!, planLines(cart)[0]!]
        const second = other ?? adapter
        await second.readCart()
        const failures = await Promise.all([
          rejectionOf(adapter.updateLineItem(product.id, 3)),
          rejectionOf(second.updateLineItem(plan.id, 2)),
        ])
        const after = await read(adapter)
        const [productAfter, planAfter] = [productLines(after)[0]?.quantity, planLines(after)[0]?.quantity]
        expectThat('the product', productAfter, failures[0] ? 1 : 3)
        expectThat('the plan', planAfter, failures[1] ? 1 : 2)
        for (const failure of failures) if (failure) expectThat('the code of the failure', codeOf(failure), 'conflict')
      },
    },
    {
      name: 'shows the changes of another tab, and takes a change after a fresh read',
      async run() {
        const { adapter, other, cart } = await filled(phone, phonePlan)
        if (!other) return
        const seen = await read(other)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 2)
        const stale = await rejectionOf(other.updateLineItem(productLines(seen)[0]!.id, 2))
        if (stale) expectThat('the code of a write on an old read', codeOf(stale), 'conflict')
        const fresh = await read(other)
        expectThat('the plan in the other tab', planLines(fresh)[0]?.quantity, 2)
        await other.updateLineItem(productLines(fresh)[0]!.id, 3)
        expectThat('the product in the first tab', productLines(await read(adapter))[0]?.quantity, 3)
      },
    },
    {
      name: 'changes the version, where it has one, with every change and only then',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        if (cart.version === undefined) return
        expectThat('the version of a second read', (await read(adapter)).version, cart.version)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 2)
        const changed = await read(adapter)
        expectThat('another version after a change', changed.version !== cart.version, true)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 1)
        const back = (await read(adapter)).version
        expectThat(
          'another version when the cart is as before',
          back !== cart.version && back !== changed.version,
          true,
        )
      },
    },
    {
      name: 'rejects a product that it does not accept with the code refused',
      async run() {
        if (!refusedProduct) return
        const { adapter } = await filled(phone, phonePlan)
        const failure = await rejectionOf(adapter.addLineItems([refusedProduct]))
        expectThat('the code of the failure', codeOf(failure), 'refused')
        expectThat('the lines', (await read(adapter)).lineItems.length, 2)
      },
    },
    {
      name: 'signals changes, where it can, until the unsubscribe function is called',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        if (!adapter.subscribe) return
        let signals = 0
        const unsubscribe = adapter.subscribe(() => signals++)
        await adapter.updateLineItem(planLines(cart)[0]!.id, 2)
        for (let tries = 0; !signals && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 10))
        expectThat('a signal within a second', signals > 0, true)
        unsubscribe()
        signals = 0
        await adapter.updateLineItem(planLines(cart)[0]!.id, 1)
        await new Promise((resolve) => setTimeout(resolve, 20))
        expectThat('signals after unsubscribing', signals, 0)
      },
    },
  ]
}

async function read(adapter: CartAdapter): Promise<Cart> {
  const cart = await adapter.readCart()
  if (!cart) throw new Error('readCart() gave null although the cart has lines.')
  return cart
}

const isPlan = (line: LineItem): boolean => !!line.customProperties?.productReference
const planLines = (cart: Cart): LineItem[] => cart.lineItems.filter(isPlan)
const productLines = (cart: Cart): LineItem[] => cart.lineItems.filter((line) => !isPlan(line))
const sorted = (texts: (string | undefined)[]): (string | undefined)[] => [...texts].sort()
const quantities = (cart: Cart): (string | undefined)[] =>
  sorted(cart.lineItems.map((line) => `${line.quantity} ${line.productId}`))
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code
