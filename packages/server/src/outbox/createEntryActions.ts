import type { InspectedEntry, Outbox } from './Outbox.js'
import { OutboxError } from './OutboxError.js'
import type { OrderQueue } from './queue/openOrderQueue.js'
import type { EntryStore, StoredEntry } from './store/createEntryStore.js'
import type { OutboxDatabase, SqlRunner } from './store/OutboxDatabase.js'
import { readContent } from './store/readEntryRow.js'

/** What people do with single entries. */
export function createEntryActions(
  database: OutboxDatabase,
  entries: EntryStore,
  queue: OrderQueue,
): Pick<Outbox, 'inspect' | 'retry' | 'skip'> {
  async function find(entryId: string): Promise<StoredEntry> {
    const entry = isUuid(entryId) ? await entries.find(entryId) : undefined
    if (!entry) throw new OutboxError('outbox_unknown_entry', { entryId })
    return entry
  }

  /** Changes an entry and adds a turn for each waiting entry of its order: their turns ended while it was dead. */
  async function release(entryId: string, change: (tx: SqlRunner) => Promise<boolean>): Promise<void> {
    const { orderId, state } = await find(entryId)
    await database.transaction(async (tx) => {
      if (!(await change(tx))) throw new OutboxError('outbox_entry_state', { entryId, state })
      const waiting = await entries.countWaiting(orderId, tx)
      await queue.add(
        Array.from({ length: waiting }, () => orderId),
        tx,
      )
    })
  }

  return {
    async inspect(entryId) {
      const { storedContent, ...entry } = await find(entryId)
      const isOpen = entry.state === 'waiting' || entry.state === 'dead'
      const heldBack = isOpen ? await entries.countWaiting(entry.orderId, database, entry.sequence) : 0
      return { ...entry, ...toContent(entry, storedContent), heldBack }
    },
    retry: (entryId) => release(entryId, (tx) => entries.revive(entryId, tx)),
    skip: (entryId, note) => release(entryId, (tx) => entries.skip(entryId, note, tx)),
  }
}

function toContent(
  entry: Pick<StoredEntry, 'format'>,
  stored: unknown,
): Pick<InspectedEntry, 'content' | 'unreadable'> {
  if (stored === null) return { content: null, unreadable: null }
  const content = readContent(entry, stored)
  if ('unreadable' in content) return { content: null, unreadable: content.unreadable }
  return { content: 'event' in content ? content.event : content.snapshot, unreadable: null }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
