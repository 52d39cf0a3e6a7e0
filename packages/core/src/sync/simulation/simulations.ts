import { createSandbox, type Sandbox } from '@hakuna-kit/sandbox'
import fc from 'fast-check'
import { createFairInsurer } from './createFairInsurer.js'
import { createHostileInsurer, whims } from './createHostileInsurer.js'
import { createSandboxInsurer } from './createSandboxInsurer.js'
import { isPlan, referenceOf } from './shopperEdits.js'
import { type Scenario, scenario } from './scenario.js'
import { type Insurer, type Outcome, settleRealWork, simulate } from './simulate.js'
import { pictureOf, sequentialOutcomes } from './sequentialOutcomes.js'

/** One property for each kind of insurer. */
export const simulations = {
  /** Whatever the insurer answers: `simulate` checks what must hold. */
  hostile: () =>
    fc.asyncProperty(fc.scheduler(), scenario, whims, async (scheduler, world, answers) => {
      await simulate(scheduler, world, createHostileInsurer(answers))
    }),

  /** The documented rules, in process. */
  fair: () =>
    fc.asyncProperty(fc.scheduler(), scenario, async (scheduler, world) => {
      checkFairOutcome(world, await simulate(scheduler, world, createFairInsurer().report))
    }),

  /** The documented rules, over the insurer's wire. */
  sandbox() {
    let sandbox: Sandbox | undefined
    let carts = 0
    return fc.asyncProperty(fc.scheduler({ act: settleRealWork }), scenario, async (scheduler, world) => {
      // The box keeps what it was told; a new one now and then keeps it light.
      if (carts++ % 500 === 0) sandbox = createSandbox()
      const insurer: Insurer = createSandboxInsurer(sandbox!, `cart-${carts}`)
      checkFairOutcome(world, await simulate(scheduler, world, insurer))
    })
  },
}

/** What must hold besides when the insurer is fair. */
function checkFairOutcome(world: Scenario, { cart, states, raced }: Outcome): void {
  // A shop that lacks plans may end with fewer than the insurer asks for.
  if (world.planStock !== undefined) return
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`Broken: ${what}`)
  }
  // A login in the middle: the insurer does not know the lines again, and may make up for it one unit a round.
  const isConfused = world.logsInAfter !== undefined
  for (const state of states)
    must(isConfused || state.status === 'settled', `a fair insurer is content in the end: ${JSON.stringify(state)}`)
  for (const plan of cart.lineItems.filter(isPlan)) {
    const products = cart.lineItems.filter((line) => !isPlan(line) && line.productId === referenceOf(plan))
    must(products.length > 0, 'no plan without its product')
  }
  // What a tab that has not heard of the other's edits predicts is for the insurer to correct, so two may differ.
  if (world.tabs > 1) return
  if (isConfused) return
  const edits = world.edits.map(({ edit }) => edit)
  for (const product of new Set([...world.lines, ...cart.lineItems].map(referenceOf))) {
    if (raced.has(product)) continue
    const outcomes = sequentialOutcomes(world.lines, edits, product, world.mergesEqualLines)
    const picture = pictureOf(cart.lineItems, product)
    must(outcomes.has(picture), `${product} ends as ${picture}, one after the other as ${[...outcomes].join(' or ')}`)
  }
}
