/** A message as the insurer's sandbox received it. */
export type JournalEntry = {
  /** ISO 8601, by the insurer's clock. */
  receivedAt: string
  /** Path and query. */
  target: string
  headers: Record<string, string>
  body: string
}

/**
 * The messages that the insurer's sandbox received. The sandbox keeps its records in memory only. After a restart the
 * messages are sent again, which restores its orders and contracts.
 */
export interface InsurerJournal {
  append(entry: JournalEntry): Promise<void>
  /** Oldest first. */
  list(): Promise<JournalEntry[]>
}
