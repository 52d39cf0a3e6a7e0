import type { OutboxEntry, OutboxStats } from '../Outbox.js'

/** A table as text: a heading and one line per entry. */
export function formatEntries(entries: OutboxEntry[]): string[] {
  if (entries.length === 0) return ['No such entries.']
  const rows = entries.map((entry) => [
    entry.id,
    entry.state,
    entry.orderId,
    String(entry.sequence),
    entry.changeId,
    String(entry.attempts),
    describeFailure(entry),
    entry.enqueuedAt,
  ])
  const header = ['id', 'state', 'order', 'seq', 'change', 'tries', 'last failure', 'enqueued']
  const table = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
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
