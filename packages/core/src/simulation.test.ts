import fc from 'fast-check'
import { describe, it } from 'vitest'
import { simulations } from './test/simulations.js'

// Every failure prints its seed and path; `node packages/core/simulate.mjs --seed … --path …` replays it.
const minutes = 60_000

describe('the cart sync in a simulated world', () => {
  it('stays within its bounds against an insurer that answers anything', { timeout: 4 * minutes }, async () => {
    await fc.assert(simulations.hostile(), { numRuns: 10_000 })
  })

  it('brings product and plan in step with a fair insurer', { timeout: 4 * minutes }, async () => {
    await fc.assert(simulations.fair(), { numRuns: 8_000 })
  })

  it('brings product and plan in step with the insurer in a box', { timeout: 4 * minutes }, async () => {
    await fc.assert(simulations.sandbox(), { numRuns: 3_000 })
  })
})
