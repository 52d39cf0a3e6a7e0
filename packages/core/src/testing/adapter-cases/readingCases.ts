import { expectThat } from '../expectThat.js'
import type { NamedCase } from '../CartAdapterSetup.js'
import { type AdapterCaseContext, planLine, planLines, productLines, readLines, times } from './AdapterCaseContext.js'

/** What a read of the cart gives. */
export function readingCases({ createAdapters, filled, products, plans }: AdapterCaseContext): NamedCase[] {
  const [phone, watch] = products
  const [phonePlan, watchPlan] = plans

  return [
    {
      name: 'reads null or a cart without lines before the first line is added',
      async run() {
        const { adapter } = await createAdapters()
        expectThat('the lines at first', (await adapter.readCart())?.lineItems ?? [], [])
      },
    },
    {
      name: 'gives the cart one id, at every read and in every tab',
      async run() {
        const { adapter, other, cart } = await filled(phone, phonePlan)
        expectThat('a cart id that is text and not empty', typeof cart.id === 'string' && cart.id !== '', true)
        await adapter.updateLineItem(planLine(cart).id, 0)
        expectThat('the cart id after a change', (await readLines(adapter)).id, cart.id)
        if (other) expectThat('the cart id in the other tab', (await readLines(other)).id, cart.id)
      },
    },
    {
      name: 'gives every line its own id and a price in whole minor units',
      async run() {
        const { cart } = await filled(phone, phonePlan, watch, watchPlan)
        const ids = cart.lineItems.map((line) => line.id)
        expectThat(
          'ids that are text and not empty',
          ids.every((id) => typeof id === 'string' && id !== ''),
          true,
        )
        expectThat('the number of different ids', new Set(ids).size, ids.length)
        expectThat(
          'whole amounts of 0 or more',
          cart.lineItems.every(({ unitPrice: { amount } }) => Number.isInteger(amount) && amount >= 0),
          true,
        )
      },
    },
    {
      name: 'gives cart and prices the currency of the shop, in lower case',
      async run() {
        const { cart } = await filled(phone, phonePlan)
        const { currency } = phone.unitPrice
        expectThat('the currency of the cart', cart.currency, currency)
        expectThat(
          'the currencies of the lines',
          cart.lineItems.map(({ unitPrice }) => unitPrice.currency),
          [currency, currency],
        )
      },
    },
    {
      name: 'gives the price of one unit, whatever the quantity',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        const added = (await filled(times(3, phone), times(3, phonePlan))).cart
        await adapter.updateLineItem(productLines(cart)[0]!.id, 3)
        await adapter.updateLineItem(planLine(await readLines(adapter)).id, 3)
        const raised = await readLines(adapter)
        for (const [what, linesOf] of [
          ['product', productLines],
          ['plan', planLines],
        ] as const) {
          const price = linesOf(cart)[0]!.unitPrice.amount
          // A shop may give a discount for several units.
          for (const { unitPrice } of [linesOf(added)[0]!, linesOf(raised)[0]!])
            if (unitPrice.amount > price) expectThat(`the price of one ${what} of three`, unitPrice.amount, price)
        }
      },
    },
    {
      name: 'gives a line no other category than that of its product, and plans none',
      async run() {
        const { cart } = await filled(phone, phonePlan)
        const { category } = productLines(cart)[0]!
        // A cart may store none.
        if (category !== undefined) expectThat('the category', category, phone.category ?? String(category))
        expectThat('the category of the plan', planLine(cart).category, undefined)
      },
    },
    {
      name: 'gives a cart object that later changes do not modify',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        const before = JSON.stringify(cart)
        await adapter.updateLineItem(planLine(cart).id, 2)
        await adapter.readCart()
        expectThat('the earlier read', JSON.stringify(cart), before)
      },
    },
    {
      name: 'changes the version, where it has one, with every change and only then',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        if (cart.version === undefined) return
        expectThat('the version of a second read', (await readLines(adapter)).version, cart.version)
        await adapter.updateLineItem(planLine(cart).id, 2)
        const changed = (await readLines(adapter)).version
        await adapter.updateLineItem(planLine(cart).id, 1)
        const back = (await readLines(adapter)).version
        await adapter.addLineItems([watch])
        const more = (await readLines(adapter)).version
        expectThat('the number of versions of four carts', new Set([cart.version, changed, back, more]).size, 4)
      },
    },
  ]
}
