import { describe } from 'vitest'
import { describeDelivery } from './describeDelivery.js'
import { describeEnqueue } from './describeEnqueue.js'
import { describeKeeping } from './describeEntries.js'
import { describeTrouble } from './describeFailures.js'
import type { SuiteDatabase } from './createHarness.js'

export type { SuiteDatabase } from './createHarness.js'

/** Everything that the outbox promises, on a database that `open` gives. */
export function describeOutbox(name: string, open: () => SuiteDatabase): void {
  describe(`the outbox on ${name}`, () => {
    describeEnqueue(open)
    describeDelivery(open)
    describeTrouble(open)
    describeKeeping(open)
  })
}
