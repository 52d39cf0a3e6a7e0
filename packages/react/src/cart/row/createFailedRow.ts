import type { Announcer } from '../../createAnnouncer.js'
import { toFailureEvent } from '../../ProtectionEvent.js'
import type { ConnectedRow } from './ConnectedRow.js'

const ignore = () => {}

/** A row whose data cannot be read, e.g. a plan line item without a price: shows nothing, and tells `onEvent` once. */
export function createFailedRow(announcer: Announcer, error: unknown): ConnectedRow {
  const reported = 'failed'
  return {
    state: {
      status: 'none',
      plansInCart: [],
      uncovered: 0,
      plans: [],
      pending: undefined,
      notice: null,
      unprotect: ignore,
    },
    answer: ignore,
    report(memory) {
      if (memory.reported !== reported) announcer.emit(toFailureEvent('CartProtectionRow', error))
      memory.reported = reported
    },
  }
}
