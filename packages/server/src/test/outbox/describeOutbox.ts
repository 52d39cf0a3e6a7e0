import { describe } from 'vitest'
import { describeDelivery } from './describeDelivery.js'
import { describeEnqueue } from './describeEnqueue.js'
import { describeEntries } from './describeEntries.js'
import { describeFailures } from './describeFailures.js'
import { describeLeases } from './describeLeases.js'
import { describeSettings } from './describeSettings.js'
import type { SuiteDatabase } from './createHarness.js'

export type { SuiteDatabase } from './createHarness.js'

/** Everything that the outbox guarantees, on the database that `open` answers. */
export function describeOutbox(name: string, open: () => SuiteDatabase): void {
  describe(`the outbox on ${name}`, () => {
    describeEnqueue(open)
    describeDelivery(open)
    describeFailures(open)
    describeLeases(open)
    describeEntries(open)
    describeSettings(open)
  })
}
