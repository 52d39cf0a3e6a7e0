import { z } from 'zod'
import { orderEventSchema, type OrderEvent } from '../../orders/wire/orderEventCodec.js'
import { orderSnapshotSchema, type OrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { toFieldPath } from '../../orders/checkShape.js'
import type { DeliveryFailure, OutboxEntry } from '../Outbox.js'

/** The columns of an entry, named as in `OutboxEntry`. */
export const entryColumns = `id, order_id as "orderId", sequence, position::text as position, change_id as "changeId",
  format, state, attempts, last_failure as "lastFailure", note, enqueued_at as "enqueuedAt", settled_at as "settledAt"`

const time = z.date().transform((date) => date.toISOString())
const count = z.coerce.number().pipe(z.int().min(0))

const failure = z.object({
  kind: z.string(),
  status: z.number().optional(),
  insurerCode: z.string().optional(),
  feedRequestId: z.string().optional(),
  at: z.string(),
}) as unknown as z.ZodType<DeliveryFailure>

const entryRow = z.object({
  id: z.string(),
  orderId: z.string(),
  sequence: count,
  position: count,
  changeId: z.string(),
  format: z.enum(['events', 'feed']),
  state: z.enum(['waiting', 'delivered', 'dead', 'skipped']),
  attempts: count,
  // A value in this column that we did not write must not hide the entry.
  lastFailure: failure.nullable().catch(null),
  note: z.string().nullable(),
  enqueuedAt: time,
  settledAt: time.nullable(),
})

/** Checks a row that was read. The database guarantees these types for all columns but `lastFailure`. */
export function readEntryRow(row: unknown): OutboxEntry {
  return entryRow.parse(row)
}

/** What an entry sends. Checked, because rows can be changed by hand. */
export function readContent(
  { format }: Pick<OutboxEntry, 'format'>,
  content: unknown,
): { event: OrderEvent } | { snapshot: OrderSnapshot } | { unreadable: string } {
  if (format === 'events') {
    const event = orderEventSchema.safeParse(content)
    return event.success ? { event: event.data } : { unreadable: toFieldPath(event.error.issues[0]?.path ?? []) }
  }
  const snapshot = orderSnapshotSchema.safeParse(content)
  return snapshot.success
    ? { snapshot: snapshot.data }
    : { unreadable: toFieldPath(snapshot.error.issues[0]?.path ?? []) }
}
