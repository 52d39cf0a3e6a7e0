import { createSandbox, type Sandbox } from '@hakuna-kit/sandbox'
import { createSandboxInsurer } from '@hakuna-kit/test/createSandboxInsurer'
import fc from 'fast-check'
import { createFairInsurer } from './createFairInsurer.js'
import { createHostileInsurer, hostileAnswers } from './createHostileInsurer.js'
import { isPlan, referenceOf } from './shopperEdits.js'
import { type Scenario, scenarios } from './scenarios.js'
import { type Insurer, type Outcome, settleRealWork, simulate } from './simulate.js'
import { sequentialOutcomes, summaryOf } from './sequentialOutcomes.js'

/** One fast-check property for each kind of insurer. */
export const simulations = {
  /** Random answers; `simulate` checks what must hold with any insurer. */
  hostile: () =>
    fc.asyncProperty(fc.scheduler(), scenarios, hostileAnswers, async (scheduler, scenario, answers) => {
      await simulate(scheduler, scenario, createHostileInsurer(answers))
    }),

  /** The documented rules, as a function. */
  fair: () =>
    fc.asyncProperty(fc.scheduler(), scenarios, async (scheduler, scenario) => {
      checkFairOutcome(scenario, await simulate(scheduler, scenario, createFairInsurer().report))
    }),

  /** The documented rules, by the sandbox over the insurer's wire format. */
  sandbox() {
    let sandbox: Sandbox | undefined
    let carts = 0
    return fc.asyncProperty(fc.scheduler({ act: settleRealWork }), scenarios, async (scheduler, scenario) => {
      // The sandbox keeps all reports; a new one from time to time limits its memory.
      if (carts++ % 500 === 0) sandbox = createSandbox()
      const insurer: Insurer = createSandboxInsurer(sandbox!, `cart-${carts}`)
      checkFairOutcome(scenario, await simulate(scheduler, scenario, insurer))
    })
  },
}

/** What must hold in addition with an insurer that follows the documents. */
function checkFairOutcome(scenario: Scenario, { cart, states, raced }: Outcome): void {
  // Limited stock: the cart may hold fewer plans than the insurer asks for.
  if (scenario.planStock !== undefined) return
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`Broken: ${what}`)
  }
  // After a login the insurer does not recognise the lines, and may correct quantities by one unit a round.
  const hasNewLineIds = scenario.logsInAfter !== undefined
  for (const state of states)
    must(hasNewLineIds || state.status === 'settled', `the cart is settled in the end: ${JSON.stringify(state)}`)
  for (const plan of cart.lineItems.filter(isPlan)) {
    const products = cart.lineItems.filter((line) => !isPlan(line) && line.productId === referenceOf(plan))
    must(products.length > 0, 'no plan without its product')
  }
  // A tab may predict before it knows of the edits in the other tab, and the insurer corrects that: results may differ.
  if (scenario.tabs > 1 || hasNewLineIds) return
  const edits = scenario.edits.map(({ edit }) => edit)
  for (const product of new Set([...scenario.lines, ...cart.lineItems].map(referenceOf))) {
    if (raced.has(product)) continue
    const outcomes = sequentialOutcomes(scenario.lines, edits, product, scenario.mergesEqualLines)
    const summary = summaryOf(cart.lineItems, product)
    must(
      outcomes.has(summary),
      `${product} ends as ${summary}, with edits in sequence as ${[...outcomes].join(' or ')}`,
    )
  }
}
