import fc from 'fast-check'
import { describe, it } from 'vitest'
import { testSeed } from '@hakuna-kit/test/seed'
import { simulations } from './simulations.js'

// The same sequences in every run. `node packages/core/simulate.mjs` runs other and more sequences, prints its seed,
// and replays a failure by seed and path.
const seed = testSeed(20_260_619)
const minutes = 60_000

describe('the cart sync in a simulation', () => {
  it('keeps its limits with an insurer that answers anything', { timeout: 4 * minutes }, async () => {
    await fc.assert(simulations.hostile(), { seed, numRuns: 11_000 })
  })

  it(
    'brings product and plan in step with an insurer that follows the documents',
    { timeout: 4 * minutes },
    async () => {
      await fc.assert(simulations.fair(), { seed, numRuns: 7_000 })
    },
  )

  it('brings product and plan in step with the sandbox', { timeout: 4 * minutes }, async () => {
    await fc.assert(simulations.sandbox(), { seed, numRuns: 3_000 })
  })
})
