'use client'
import { useLayoutEffect, useRef } from 'react'
import { describeEvent, isTrouble, type ProductNames } from './describeEvent.js'
import { stageNames } from './StageFilter.js'
import { stageOf, type TimelineEntry } from './TimelineEntry.js'

export type TimelineListProps = {
  /** Oldest first. */
  entries: readonly TimelineEntry[]
  names: ProductNames
  dropped: number
}

/** What happened, oldest first. Follows the newest entry as long as it is in sight. */
export function TimelineList({ entries, names, dropped }: TimelineListProps) {
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useLayoutEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [entries])
  const onScroll = () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {}
    isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must scroll by keyboard as well.
    <div className="timeline" ref={box} onScroll={onScroll} role="region" aria-label="Timeline" tabIndex={0}>
      {dropped > 0 && <p>{dropped} older entries were dropped.</p>}
      {entries.length === 0 && <p>Nothing has happened yet.</p>}
      <ol>
        {entries.map((entry) => {
          const { id, at, event } = entry
          return (
            <li key={id}>
              <time dateTime={Number.isNaN(at) ? undefined : new Date(at).toISOString()}>{toClock(entry)}</time>
              <span className="stage">{stageNames[stageOf[event.type]]}</span>
              <span className={isTrouble(event) ? 'trouble' : undefined}>{describeEvent(event, names)}</span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** Local time. Orders live longer than a page, so their events are told with the date. */
function toClock({ at, event }: TimelineEntry): string {
  if (Number.isNaN(at)) return 'no time'
  return (event.type === 'order_event' ? dateAndTime : timeOfDay).format(at)
}

const timeOfDay = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
/** Swedish dates are written as 2026-11-05 10:00:00. */
const dateAndTime = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })
