import { useSuspenseQuery } from '@tanstack/react-query'
import type { OutboxEntryView } from '../../../shared/backOfficeApi.js'
import { outboxQuery } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'
import { OutboxEntry } from './OutboxEntry.js'

type OutboxEntriesProps = { orderId?: string | undefined; state?: OutboxEntryView['state'] | undefined }

/** Entries of the outbox, newest first; optionally of one order or in one state. */
export function OutboxEntries({ orderId, state }: OutboxEntriesProps) {
  const { text } = useOfficeText()
  const { data } = useSuspenseQuery(outboxQuery)
  const entries = data.entries.filter(
    (entry) => (orderId === undefined || entry.orderId === orderId) && (state === undefined || entry.state === state),
  )
  if (!data.available) return <p className="muted">{text.outboxInMemory}</p>
  if (entries.length === 0) return <p className="muted">{text.outboxEmpty}</p>
  return (
    <ul className="office-entries">
      {entries.map((entry) => (
        <OutboxEntry key={entry.id} entry={entry} />
      ))}
    </ul>
  )
}
