import type { NamedCase } from '../CartAdapterSetup.js'
import { expectThat, rejectionOf } from '../expectThat.js'
import {
  type AdapterCaseContext,
  codeOf,
  planLines,
  productLines,
  propertiesOf,
  readLines,
  times,
  unitsByItem,
  unitsByProperties,
  unitsOf,
} from './AdapterCaseContext.js'

/** What lines a cart has after some were added. */
export function addingCases({ filled, products, plans, otherPlan, refusedProduct }: AdapterCaseContext): NamedCase[] {
  const [phone, watch] = products
  const [phonePlan, watchPlan] = plans

  return [
    {
      name: 'adds product and plan in one call',
      async run() {
        const items = [times(3, phone), times(2, phonePlan)]
        const { cart } = await filled(...items)
        expectThat('the quantities by item', unitsByItem(cart.lineItems), unitsByItem(items))
      },
    },
    {
      name: 'adds further units to those that are in the cart',
      async run() {
        const { adapter } = await filled(phone, phonePlan)
        await adapter.addLineItems([times(2, phone), phonePlan])
        const cart = await readLines(adapter)
        // The cart may merge equal lines.
        const units = [productLines, planLines].map((linesOf) => unitsOf(linesOf(cart)))
        expectThat('the units of the product and of its plan', units, [3, 2])
      },
    },
    {
      name: 'keeps the custom properties of a plan, and gives products none of them',
      async run() {
        const { cart } = await filled(phone, phonePlan)
        expectThat('the number of plan lines', planLines(cart).length, 1)
        expectThat('the custom properties of the plan', propertiesOf(planLines(cart)[0]!), propertiesOf(phonePlan))
      },
    },
    {
      name: 'keeps the plans of two products apart',
      async run() {
        const items = [times(2, phonePlan), times(1, watchPlan)]
        const { cart } = await filled(times(2, phone), watch, ...items)
        expectThat('the quantities of the plans', unitsByProperties(planLines(cart)), unitsByProperties(items))
      },
    },
    {
      name: 'keeps two plans of one product apart',
      async run() {
        if (!otherPlan) return
        const items = [times(2, phonePlan), times(1, otherPlan)]
        const { cart } = await filled(times(3, phone), ...items)
        expectThat('the quantities of the plans', unitsByProperties(planLines(cart)), unitsByProperties(items))
      },
    },
    {
      name: 'rejects a product that it does not accept with the code refused',
      async run() {
        if (!refusedProduct) return
        const { adapter } = await filled(phone, phonePlan)
        const failure = await rejectionOf(adapter.addLineItems([refusedProduct]))
        expectThat('the code of the failure', codeOf(failure), 'refused')
        expectThat('the lines', (await readLines(adapter)).lineItems.length, 2)
      },
    },
  ]
}
