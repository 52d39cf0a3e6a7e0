import type { NamedCase } from '../CartAdapterSetup.js'
import { expectThat } from '../expectThat.js'
import {
  type AdapterCaseContext,
  planLine,
  planLines,
  propertiesOf,
  readLines,
  times,
  unitsByItem,
  unitsByProperties,
} from './AdapterCaseContext.js'

/** What a cart holds after the quantity of a line was set. */
export function quantityCases({ filled, products, plans }: AdapterCaseContext): NamedCase[] {
  const [phone, watch] = products
  const [phonePlan, watchPlan] = plans

  return [
    {
      name: 'sets the quantity of one line and leaves the others as they are',
      async run() {
        const { adapter, cart } = await filled(times(3, phone), phonePlan, times(2, watch))
        await adapter.updateLineItem(planLine(cart).id, 2)
        const after = await readLines(adapter)
        expectThat(
          'the quantities by item',
          unitsByItem(after.lineItems),
          unitsByItem([times(3, phone), times(2, phonePlan), times(2, watch)]),
        )
        expectThat('the custom properties of the plan', propertiesOf(planLine(after)), propertiesOf(phonePlan))
      },
    },
    {
      name: 'changes the plan of one product, and not the plan of another that may be the same item',
      async run() {
        const { adapter } = await filled(times(3, phone), times(3, watch), phonePlan, watchPlan)
        const set = async (plan: typeof phonePlan, quantity: number) =>
          adapter.updateLineItem(planLine(await readLines(adapter), plan).id, quantity)
        const plansAre = async (...items: (typeof phonePlan)[]) =>
          expectThat(
            'the quantities of the plans',
            unitsByProperties(planLines(await readLines(adapter))),
            unitsByProperties(items),
          )
        await set(watchPlan, 2)
        await plansAre(phonePlan, times(2, watchPlan))
        await set(phonePlan, 3)
        await plansAre(times(3, phonePlan), times(2, watchPlan))
        await set(phonePlan, 0)
        await plansAre(times(2, watchPlan))
      },
    },
    {
      name: 'resolves when a line has the quantity already',
      async run() {
        const { adapter, cart } = await filled(times(2, phone), times(2, phonePlan))
        await adapter.updateLineItem(planLine(cart).id, 2)
        expectThat(
          'the quantities by item',
          unitsByItem((await readLines(adapter)).lineItems),
          unitsByItem([times(2, phone), times(2, phonePlan)]),
        )
      },
    },
    {
      name: 'removes a line at quantity 0',
      async run() {
        const { adapter, cart } = await filled(times(2, phone), times(2, phonePlan))
        await adapter.updateLineItem(planLine(cart).id, 0)
        const { lineItems } = await readLines(adapter)
        expectThat('the quantities by item', unitsByItem(lineItems), unitsByItem([times(2, phone)]))
      },
    },
    {
      name: 'resolves for a removed line, and does not add it again',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        const { id } = planLine(cart)
        await adapter.updateLineItem(id, 0)
        await adapter.updateLineItem(id, 0)
        await adapter.updateLineItem(id, 2)
        expectThat('the quantities by item', unitsByItem((await readLines(adapter)).lineItems), unitsByItem([phone]))
      },
    },
    {
      name: 'is empty after the last line is removed, and takes lines again',
      async run() {
        const { adapter, cart } = await filled(phone, phonePlan)
        for (const { id } of cart.lineItems) await adapter.updateLineItem(id, 0)
        expectThat('the lines', (await adapter.readCart())?.lineItems ?? [], [])
        await adapter.addLineItems([times(2, phone), phonePlan])
        const { lineItems } = await readLines(adapter)
        expectThat('the quantities by item', unitsByItem(lineItems), unitsByItem([times(2, phone), phonePlan]))
      },
    },
  ]
}
