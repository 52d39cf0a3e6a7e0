import { describe } from 'vitest'
import { describeDelivery } from './outbox/describeDelivery.js'
import { describeEnqueue } from './outbox/describeEnqueue.js'
import { describeKeeping } from './outbox/describeKeeping.js'
import { describeTrouble } from './outbox/describeTrouble.js'
import type { SuiteDatabase } from './outbox/harness.js'

export type { SuiteDatabase } from './outbox/harness.js'

/** Everything that the outbox promises, on a database that `open` gives. */
export function describeOutbox(name: string, open: () => SuiteDatabase): void {
  describe(`the outbox on ${name}`, () => {
    describeEnqueue(open)
    describeDelivery(open)
    describeTrouble(open)
    describeKeeping(open)
  })
}
