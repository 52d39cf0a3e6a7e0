import { OrderError } from '../../orders/OrderError.js'
import { placementId } from '../../orders/placeOrder.js'
import type { SqlRunner } from './OutboxDatabase.js'
import type { EnqueuedEntry } from '../Outbox.js'
import type { NewEntry } from './toEntry.js'

type AddedRow = { orderId: string; changeId: string; contentDigest: string; sequence: number | null }

/**
 * Stores entries inside the caller's transaction and answers for each whether it was stored before.
 *
 * The order's row is locked until that transaction ends. So two transactions that change one order number their entries
 * in the order in which they are committed, whichever started first.
 *
 * @throws OrderError `order_id_reused`, `order_change_id_reused`; the caller rolls back what was written until then.
 */
export async function insertEntries(tx: SqlRunner, schema: string, entries: NewEntry[]): Promise<EnqueuedEntry[]> {
  const distinct = dropRepeats(entries)
  const { rows } = await tx.query(insertStatement(schema), [JSON.stringify(distinct)])
  const added = new Map((rows as AddedRow[]).map((row) => [keyOf(row), row]))

  for (const entry of distinct) {
    const row = added.get(keyOf(entry))
    if (!row || row.contentDigest !== entry.contentDigest) throw orderIdReused(entry)
    // A placement must be the first entry of its order; a later one belongs to a different order.
    const isLatePlacement = entry.changeId === placementId && (row.sequence ?? 1) > 1
    if (isLatePlacement && (await hasEarlier(tx, schema, entry, row.sequence ?? 1))) {
      throw orderIdReused(entry)
    }
  }
  const stored = distinct.filter((entry) => added.get(keyOf(entry))?.sequence === null)
  await checkStored(tx, schema, stored)

  const counted = new Set<string>()
  return entries.map((entry) => {
    const key = keyOf(entry)
    const repeated = counted.has(key) || added.get(key)?.sequence === null
    counted.add(key)
    return { id: entry.id, repeated }
  })
}

/** @throws OrderError `order_change_id_reused` where two entries have the same change id and different content */
function dropRepeats(entries: NewEntry[]): NewEntry[] {
  const distinct = new Map<string, NewEntry>()
  for (const entry of entries) {
    const earlier = distinct.get(keyOf(entry))
    if (earlier && earlier.digest !== entry.digest) throw changeIdReused(entry)
    distinct.set(keyOf(entry), earlier ?? entry)
  }
  return [...distinct.values()]
}

/** A change that was stored before must have the same content. */
async function checkStored(tx: SqlRunner, schema: string, entries: NewEntry[]): Promise<void> {
  for (const { orderId, changeId, digest } of entries) {
    const { rows } = await tx.query(
      `select digest from ${schema}.outbox_entry where order_id = $1 and change_id = $2`,
      [orderId, changeId],
    )
    if ((rows[0] as { digest: string } | undefined)?.digest === digest) continue
    throw changeId === placementId ? orderIdReused({ orderId }) : changeIdReused({ changeId })
  }
}

async function hasEarlier(tx: SqlRunner, schema: string, { orderId }: NewEntry, sequence: number): Promise<boolean> {
  const { rows } = await tx.query(
    `select 1 from ${schema}.outbox_entry where order_id = $1 and sequence < $2 limit 1`,
    [orderId, sequence],
  )
  return rows.length > 0
}

function orderIdReused({ orderId }: { orderId: string }) {
  return new OrderError('order_id_reused', 'order.id', { id: orderId })
}

function changeIdReused({ changeId }: { changeId: string }) {
  return new OrderError('order_change_id_reused', 'changeId', { id: changeId })
}

function keyOf({ orderId, changeId }: { orderId: string; changeId: string }): string {
  return JSON.stringify([orderId, changeId])
}

/** Orders are locked in the order of their ids, so that two transactions with several orders cannot deadlock. */
const insertStatement = (schema: string) => `
  with wanted as (
    select item, (item ->> 'orderId') as order_id, ordinal
    from jsonb_array_elements($1::jsonb) with ordinality as items (item, ordinal)
  ), counted as (
    select order_id, count(*)::int as entries, min(item ->> 'contentDigest') as content_digest
    from wanted group by order_id
  ), numbered as (
    insert into ${schema}.outbox_order as known (order_id, last_sequence, content_digest)
    select order_id, entries, content_digest from counted order by order_id
    on conflict (order_id) do update set last_sequence = known.last_sequence + excluded.last_sequence
    returning order_id, last_sequence, content_digest
  ), added as (
    insert into ${schema}.outbox_entry (id, order_id, sequence, change_id, digest, format, content)
    select (item ->> 'id')::uuid, wanted.order_id,
      last_sequence - entries + row_number() over (partition by wanted.order_id order by ordinal),
      item ->> 'changeId', item ->> 'digest', item ->> 'format', item -> 'content'
    from wanted join numbered using (order_id) join counted using (order_id)
    order by ordinal
    on conflict (order_id, change_id) do nothing
    returning order_id, change_id, sequence
  )
  select wanted.order_id as "orderId", wanted.item ->> 'changeId' as "changeId",
    numbered.content_digest as "contentDigest", added.sequence
  from wanted join numbered using (order_id)
    left join added on added.order_id = wanted.order_id and added.change_id = wanted.item ->> 'changeId'`
