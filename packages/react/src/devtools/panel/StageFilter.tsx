import type { TimelineEntry } from '../recording/TimelineEntry.js'
import { stageNames, stageOf, stages, type Stage } from './stages.js'

export type StageFilterProps = {
  entries: readonly TimelineEntry[]
  shown: ReadonlySet<Stage>
  onChange: (shown: ReadonlySet<Stage>) => void
}

/** One button for each stage, which shows or hides its events in the timeline. */
export function StageFilter({ entries, shown, onChange }: StageFilterProps) {
  const toggle = (stage: Stage) => {
    const next = new Set(shown)
    if (!next.delete(stage)) next.add(stage)
    onChange(next)
  }
  return (
    <div className="stages" role="group" aria-label="Show in the timeline">
      {stages.map((stage) => (
        <button key={stage} type="button" aria-pressed={shown.has(stage)} onClick={() => toggle(stage)}>
          {stageNames[stage]} <span>{entries.filter(({ event }) => stageOf[event.type] === stage).length}</span>
        </button>
      ))}
    </div>
  )
}
