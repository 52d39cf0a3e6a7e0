import { toContext } from './adapter-cases/AdapterCaseContext.js'
import { addingCases } from './adapter-cases/addingCases.js'
import { quantityCases } from './adapter-cases/quantityCases.js'
import { readingCases } from './adapter-cases/readingCases.js'
import { tabCases } from './adapter-cases/tabCases.js'
import type { CartAdapterSetup, NamedCase } from './CartAdapterSetup.js'

/**
 * Test cases for the `CartAdapter` of a shop, one for each rule that Hakuna Kit relies on. For any test runner:
 *
 * ```ts
 * for (const { name, run } of cartAdapterCases(setup)) it(name, run)
 * ```
 *
 * A case that fails rejects with an error that names the expected and the actual value.
 */
export function cartAdapterCases(setup: CartAdapterSetup): NamedCase[] {
  const context = toContext(setup)
  return [readingCases, addingCases, quantityCases, tabCases].flatMap((casesOf) => casesOf(context))
}
