import type { Announcer } from '../../createAnnouncer.js'
import { toFailureEvent } from '../../ProtectionEvent.js'
import type { ConnectedRow } from './ConnectedRow.js'
import { createEmptyRow } from './createEmptyRow.js'

/** A row whose data cannot be read, e.g. a plan line item without a price: shows nothing, and tells `onEvent` once. */
export function createFailedRow(announcer: Announcer, error: unknown): ConnectedRow {
  const reported = 'failed'
  return {
    ...createEmptyRow('none'),
    report(memory) {
      if (memory.reported !== reported) announcer.emit(toFailureEvent('CartProtectionRow', error))
      memory.reported = reported
    },
  }
}
