import type { OutboxEntry, OutboxStats } from '../Outbox.js'

/** A table as text: a heading and one line per entry. */
export function formatEntries(entries: OutboxEntry[]): string[] {
  if (entries.length === 0) return ['No such entries.']
  const columns = Object.entries(cells).map(([name, cellOf]) => {
    const texts = [name, ...entries.map(cellOf)]
    const width = Math.max(...texts.map(({ length }) => length))
    return texts.map((text) => text.padEnd(width))
  })
  return Array.from({ length: entries.length + 1 }, (_, row) =>
    columns
      .map((texts) => texts[row])
      .join('  ')
      .trimEnd(),
  )
}

/** The columns, by their heading. */
const cells: Record<string, (entry: OutboxEntry) => string> = {
  id: ({ id }) => id,
  state: ({ state }) => state,
  order: ({ orderId }) => orderId,
  seq: ({ sequence }) => String(sequence),
  change: ({ changeId }) => changeId,
  tries: ({ attempts }) => String(attempts),
  'last failure': describeFailure,
  enqueued: ({ enqueuedAt }) => enqueuedAt,
}

export function formatStats(stats: OutboxStats): string[] {
  return [
    `waiting    ${stats.waiting}${stats.oldestWaitingAt ? ` (oldest since ${stats.oldestWaitingAt})` : ''}`,
    `  of these tried before  ${stats.retrying}`,
    `delivered  ${stats.delivered}`,
    `dead       ${stats.dead} (orders held back: ${stats.ordersHeldBack})`,
    `skipped    ${stats.skipped}`,
  ]
}

function describeFailure({ lastFailure, note }: OutboxEntry): string {
  if (note) return `skipped: ${note}`
  if (!lastFailure) return ''
  const { kind, status, insurerCode, feedRequestId } = lastFailure
  return [kind, status, insurerCode, feedRequestId].filter(Boolean).join(' ')
}
