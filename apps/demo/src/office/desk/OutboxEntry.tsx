import { useQuery } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { Link } from 'react-router'
import type { OutboxEntryView } from '../../../shared/backOfficeApi.js'
import { callShop } from '../../shop/shopApi.js'
import { Chip, type ChipTone } from '../Chip.js'
import { Json } from '../Json.js'
import { useOfficeCall } from '../queries.js'
import { useOfficeText } from '../useOfficeText.js'

const tones: Record<OutboxEntryView['state'], ChipTone> = {
  waiting: 'busy',
  delivered: 'good',
  dead: 'bad',
  skipped: 'over',
}

/** One message to the insurer: its state, its content, and buttons to retry or skip it. */
export function OutboxEntry({ entry }: { entry: OutboxEntryView }) {
  const { text, formatMoment } = useOfficeText()
  const [kind = ''] = entry.changeId.split(':')
  const [isOpen, setOpen] = useState(false)
  const path = `/back-office/outbox/${encodeURIComponent(entry.id)}`
  const retry = useOfficeCall(() => callShop('POST', `${path}/retry`, {}))
  const { data } = useQuery({
    queryKey: ['office', 'entry', entry.id],
    queryFn: () => callShop<{ content: unknown }>('GET', `/back-office/outbox/${encodeURIComponent(entry.id)}`),
    enabled: isOpen,
  })

  return (
    <li className="office-entry" data-state={entry.state}>
      <div className="office-entry-head">
        <Chip tone={tones[entry.state]}>{text.entryStates[entry.state]}</Chip>
        <strong>{text.messageKinds[kind] ?? kind}</strong>
        <Link to={`/back-office/orders/${entry.orderId}`}>{entry.orderId}</Link>
        <span className="muted small">
          {text.formats[entry.format]} · {formatMoment(entry.enqueuedAt)} · {text.tries(entry.attempts)}
        </span>
      </div>
      {entry.failure && entry.state !== 'delivered' && <p className="office-failure">{entry.failure}</p>}
      {entry.note && <p className="muted small">{entry.note}</p>}
      <div className="office-buttons">
        <button type="button" className="small-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? text.hide : text.look}
        </button>
        {entry.state === 'dead' && (
          <button
            type="button"
            className="small-button"
            disabled={retry.isPending}
            onClick={() => retry.mutate(undefined)}
          >
            {text.retry}
          </button>
        )}
        {(entry.state === 'dead' || (entry.state === 'waiting' && entry.attempts > 0)) && <SkipForm path={path} />}
      </div>
      {isOpen && data && <Json value={data.content} />}
    </li>
  )
}

/** A skipped message is never sent, so the form asks for a reason. */
function SkipForm({ path }: { path: string }) {
  const { text } = useOfficeText()
  const [isAsking, setAsking] = useState(false)
  const id = useId()
  const skip = useOfficeCall((note: string) => callShop('POST', `${path}/skip`, { note }))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    skip.mutate(String(new FormData(event.currentTarget).get('note')))
  }

  if (!isAsking) {
    return (
      <button type="button" className="small-button" onClick={() => setAsking(true)}>
        {text.skip}
      </button>
    )
  }
  return (
    <form className="office-skip" onSubmit={submit}>
      <label htmlFor={id}>{text.skipNote}</label>
      <input id={id} name="note" required maxLength={500} />
      <button type="submit" className="small-button" disabled={skip.isPending}>
        {text.skip}
      </button>
    </form>
  )
}
