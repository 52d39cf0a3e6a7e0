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
        {entries.map(({ id, at, event }) => (
          <li key={id} data-stage={stageOf[event.type]}>
            <time dateTime={Number.isNaN(at) ? undefined : new Date(at).toISOString()}>{toClock(at)}</time>
            <span className="stage">{stageNames[stageOf[event.type]]}</span>
            <span className={isTrouble(event) ? 'trouble' : undefined}>{describeEvent(event, names)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Local time of day to the millisecond. */
function toClock(at: number): string {
  if (Number.isNaN(at)) return 'no time'
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes, seconds] = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two)
  return `${hours}:${minutes}:${seconds}.${String(date.getMilliseconds()).padStart(3, '0')}`
}
