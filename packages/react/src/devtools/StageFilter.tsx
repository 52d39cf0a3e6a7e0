import { stageOf, stages, type Stage, type TimelineEntry } from './TimelineEntry.js'

export const stageNames: Record<Stage, string> = {
  lookup: 'Lookup',
  selection: 'Selection',
  cart: 'Cart lines',
  sync: 'Cart sync',
  order: 'Order events',
}

export type StageFilterProps = {
  entries: readonly TimelineEntry[]
  shown: ReadonlySet<Stage>
  onChange: (shown: ReadonlySet<Stage>) => void
}

/** The plan's way from left to right; each part can be left out of the timeline. */
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
