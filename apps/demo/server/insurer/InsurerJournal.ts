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
 * What the insurer's sandbox has been told. The sandbox keeps everything in memory; read back to it after a restart, the same
 * messages bring its orders and contracts back.
 */
export interface InsurerJournal {
  append(entry: JournalEntry): Promise<void>
  /** Oldest first. */
  list(): Promise<JournalEntry[]>
}
