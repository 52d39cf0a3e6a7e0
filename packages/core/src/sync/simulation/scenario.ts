import fc from 'fast-check'
import type { LineItem } from '../../cart.js'
import { edit, type Edit, lineItems } from './shopperEdits.js'

/** What goes wrong with one call: nothing, before the work, after it. */
type Fault = 'none' | 'before' | 'after'

/** Everything that is random, apart from the order of things: that is the scheduler's. */
export type Scenario = {
  lines: LineItem[]
  edits: { edit: Edit; tab: number }[]
  reportFaults: Fault[]
  cartFaults: Fault[]
  tabs: number
  predict: boolean
  /** The page reads the cart by itself after an edit, and tells the engine of it some time later. */
  observes: boolean
  hasVersions: boolean
  mergesEqualLines: boolean
  /** Units of each plan item that the shop lets into the cart. */
  planStock: number | undefined
  /** The cart is locked while this many calls of it are made. */
  lockedCalls: number
  /** After so many edits a login gives every line a new id. */
  logsInAfter: number | undefined
  /** After so many edits the last of several tabs closes. */
  closesAfter: number | undefined
}

const faults = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.constant<Fault>('none') }, fc.constantFrom<Fault>('before', 'after')),
  { maxLength: 6 },
)

export const scenario: fc.Arbitrary<Scenario> = fc.record({
  lines: lineItems,
  edits: fc.array(fc.record({ edit, tab: fc.nat({ max: 1 }) }), { maxLength: 8 }),
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
