import fc from 'fast-check'
import type { LineItem } from '../../cart.js'
import { shopperEdit, type ShopperEdit, startingLines } from './shopperEdits.js'

/** How one call fails: not at all, before it takes effect, or after that. */
type Fault = 'none' | 'before' | 'after'

/** Everything that is random, except the order of the steps, which the scheduler decides. */
export type Scenario = {
  lines: LineItem[]
  edits: { edit: ShopperEdit; tab: number }[]
  reportFaults: Fault[]
  cartFaults: Fault[]
  tabs: number
  predict: boolean
  /** The page reads the cart after an edit, and passes it to `observe()` in a later step. */
  observes: boolean
  hasVersions: boolean
  mergesEqualLines: boolean
  /** Stock of each plan item; `undefined`: enough. */
  planStock: number | undefined
  /** The cart is locked during its first calls, as many as this. */
  lockedCalls: number
  /** Index of the edit after which a login gives every line a new id. */
  logsInAfter: number | undefined
  /** Index of the edit after which the last of several tabs closes. */
  closesAfter: number | undefined
}

const faults = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constant<Fault>('none') }, fc.constantFrom<Fault>('before', 'after')),
  { maxLength: 6 },
)

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  lines: startingLines,
  edits: fc.array(fc.record({ edit: shopperEdit, tab: fc.nat({ max: 1 }) }), { maxLength: 8 }),
  reportFaults: faults,
  cartFaults: faults,
  tabs: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.constant(2)),
  predict: fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, fc.constant(false)),
  observes: fc.boolean(),
  hasVersions: fc.boolean(),
  mergesEqualLines: fc.boolean(),
  planStock: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 6 }),
  lockedCalls: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat({ max: 6 })),
  logsInAfter: fc.option(fc.nat({ max: 7 }), { nil: undefined, freq: 8 }),
  closesAfter: fc.option(fc.nat({ max: 7 }), { nil: undefined, freq: 3 }),
})
