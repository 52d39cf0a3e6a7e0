import { useLayoutEffect, useRef } from 'react'
import type { TimelineEntry } from '../recording/TimelineEntry.js'
import { describeEvent, isFailure, type ProductNames } from './describeEvent.js'
import { ScrollRegion } from './ScrollRegion.js'
import { stageNames, stageOf } from './stages.js'

export type TimelineListProps = {
  /** Oldest first. */
  entries: readonly TimelineEntry[]
  names: ProductNames
  dropped: number
}

/** The timeline, oldest entry first. It scrolls to new entries while its end is visible. */
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
    <ScrollRegion className="timeline" label="Timeline" element={box} onScroll={onScroll}>
      {dropped > 0 && <p>{dropped} older entries were dropped.</p>}
      {entries.length === 0 && <p>Nothing has happened yet.</p>}
      <ol>
        {entries.map((entry) => {
          const { id, at, event } = entry
          return (
            <li key={id}>
              <time dateTime={Number.isNaN(at) ? undefined : new Date(at).toISOString()}>{toClock(entry)}</time>
              <span className="stage">{stageNames[stageOf[event.type]]}</span>
              <span className={isFailure(event) ? 'trouble' : undefined}>{describeEvent(event, names)}</span>
            </li>
          )
        })}
      </ol>
    </ScrollRegion>
  )
}

/** Local time. Order events are shown with the date, because an order takes longer than a visit to a page. */
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
/** The Swedish format: 2026-11-05 10:00:00. */
const dateAndTime = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })
