import type { Cart, CartAdapter } from '../../cart.js'
import type { NamedCase } from '../CartAdapterSetup.js'
import { expectThat, rejectionOf } from '../expectThat.js'
import {
  type AdapterCaseContext,
  codeOf,
  planLine,
  productLines,
  readLines,
  times,
  unitsOf,
} from './AdapterCaseContext.js'

/** What several tabs see of one cart, and which changes are signalled. */
export function tabCases({ filled, products, plans }: AdapterCaseContext): NamedCase[] {
  const [phone] = products
  const [phonePlan] = plans

  return [
    {
      name: 'takes edits at the same time: each one is made, or rejected as a conflict',
      async run() {
        const { adapter, other, cart } = await filled(phone, phonePlan)
        const [product, plan] = [productLines(cart)[0]!, planLine(cart)]
        const second = other ?? adapter
        await second.readCart()
        const failures = await Promise.all([
          rejectionOf(adapter.updateLineItem(product.id, 3)),
          rejectionOf(second.updateLineItem(plan.id, 2)),
        ])
        const after = await readLines(adapter)
        expectThat('the product', unitsOf(productLines(after)), failures[0] ? 1 : 3)
        expectThat('the plan', planLine(after).quantity, failures[1] ? 1 : 2)
        for (const failure of failures) if (failure) expectThat('the code of the failure', codeOf(failure), 'conflict')
      },
    },
    {
      name: 'shows the changes of another tab, and takes a change after a fresh read',
      async run() {
        const { adapter, other, cart } = await filled(phone, phonePlan)
        if (!other) return
        const seen = await readLines(other)
        await adapter.updateLineItem(planLine(cart).id, 2)
        const stale = await rejectionOf(other.updateLineItem(productLines(seen)[0]!.id, 2))
        if (stale) expectThat('the code of a write on an old read', codeOf(stale), 'conflict')
        const fresh = await readLines(other)
        expectThat('the plan in the other tab', planLine(fresh).quantity, 2)
        await other.updateLineItem(productLines(fresh)[0]!.id, 3)
        expectThat('the product in the first tab', unitsOf(productLines(await readLines(adapter))), 3)
        await other.updateLineItem(productLines(fresh)[0]!.id, 2)
        expectThat('the product in the first tab', unitsOf(productLines(await readLines(adapter))), 2)
      },
    },
    {
      name: 'signals changes, where it can, until the unsubscribe function is called',
      async run() {
        const { adapter, cart } = await filled(times(3, phone), phonePlan)
        if (!adapter.subscribe) return
        const first = listen(adapter)
        const second = listen(adapter)
        await adapter.updateLineItem(planLine(cart).id, 2)
        await first.signalled('a signal within a second of a change')
        expectThat('the plan in a read that the signal started', planLine(await first.cartAtSignal()).quantity, 2)
        first.forget()
        await adapter.addLineItems([phonePlan])
        await first.signalled('a signal within a second of an added line')

        first.forget()
        second.forget()
        first.unsubscribe()
        await adapter.updateLineItem(planLine(await readLines(adapter)).id, 0)
        await second.signalled('a signal for who is still subscribed, within a second')
        expectThat('signals after unsubscribing', first.signals(), 0)
        second.unsubscribe()
      },
    },
  ]
}

/** Counts the signals of an adapter, and reads the cart at the first one. */
function listen(adapter: CartAdapter) {
  let signals = 0
  let reading: Promise<Cart> | undefined
  const unsubscribe = adapter.subscribe!(() => {
    signals++
    reading ??= readLines(adapter)
  })
  return {
    unsubscribe,
    signals: () => signals,
    cartAtSignal: () => reading!,
    forget: () => void (signals = 0),
    async signalled(what: string) {
      for (let tries = 0; !signals && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 10))
      expectThat(what, signals > 0, true)
    },
  }
}
