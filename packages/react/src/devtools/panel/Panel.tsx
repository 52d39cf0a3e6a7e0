import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CartSyncState } from '@hakuna-kit/core/sync'
import type { Recording, RecordingState } from '../recording/createRecording.js'
import type { DevtoolsOrderEvent } from '../recording/DevtoolsOrderEvent.js'
import { concerns, type TimelineEntry } from '../recording/TimelineEntry.js'
import { toOrderEntry } from '../recording/toOrderEntry.js'
import type { ProductNames } from './describeEvent.js'
import { ProductList } from './ProductList.js'
import { ReportTools } from './ReportTools.js'
import { StageFilter } from './StageFilter.js'
import { stageOf, stages, type Stage } from './stages.js'
import { TimelineList } from './TimelineList.js'

export type PanelProps = {
  recording: Recording
  orderEvents: readonly DevtoolsOrderEvent[]
  locale: string
  corner: 'left' | 'right'
  defaultOpen: boolean
}

/** The developer panel: its button, and when open the report, the products and the timeline. */
export function Panel({ recording, orderEvents, locale, corner, defaultOpen }: PanelProps) {
  const state = useSyncExternalStore(recording.subscribe, recording.get, recording.get)
  const [isOpen, setOpen] = useState(defaultOpen)
  const [shown, setShown] = useState<ReadonlySet<Stage>>(new Set(stages))
  const [productId, setProductId] = useState<string | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  const entries = useMemo(() => inOrder(state.entries, orderEvents), [state.entries, orderEvents])
  const names = useMemo(() => nameProducts(state), [state])
  const ofProduct = entries.filter(({ event }) => productId === null || concerns(event, productId))
  const visible = ofProduct.filter(({ event }) => shown.has(stageOf[event.type]))

  // Escape closes the panel, wherever in it the focus is.
  useEffect(() => {
    const element = root.current
    if (!isOpen || !element) return
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    element.addEventListener('keydown', onKeyDown)
    return () => element.removeEventListener('keydown', onKeyDown)
  }, [isOpen])
  return (
    <div
      ref={root}
      className="devtools"
      lang="en"
      dir="ltr"
      data-corner={corner}
      data-state={isOpen ? 'open' : 'closed'}
    >
      <button
        ref={button}
        type="button"
        className="toggle"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        Protection devtools
      </button>
      {isOpen && (
        <section className="panel" id={id} aria-label="Protection devtools">
          <header>
            <p className="sync">{describeSync(state.sync)}</p>
            <button type="button" onClick={recording.clear}>
              Clear timeline
            </button>
            <ReportTools {...{ state, entries, locale }} now={recording.now} />
          </header>
          <StageFilter entries={ofProduct} shown={shown} onChange={setShown} />
          <div className="columns">
            <ProductList questions={state.questions} selected={productId} onSelect={setProductId} />
            <TimelineList entries={visible} names={names} dropped={state.dropped} />
          </div>
        </section>
      )}
    </div>
  )
}

/** Sorted by time. An event without a valid time comes first. */
function inOrder(
  entries: readonly TimelineEntry[],
  orderEvents: readonly DevtoolsOrderEvent[],
): readonly TimelineEntry[] {
  const timeOf = ({ at }: TimelineEntry): number => (Number.isNaN(at) ? 0 : at)
  return orderEvents.length
    ? [...entries, ...orderEvents.map(toOrderEntry)].toSorted((a, b) => timeOf(a) - timeOf(b))
    : entries
}

function nameProducts({ questions, cart }: RecordingState): ProductNames {
  const lines = (cart?.lineItems ?? []).map(({ productId, title }) => [productId, title] as const)
  return new Map([...lines, ...questions.map(({ product }) => [product.id, product.title] as const)])
}

function describeSync(sync: CartSyncState): string {
  switch (sync.status) {
    case 'idle':
      return 'Cart sync: nothing reported yet'
    case 'syncing':
      return `Cart sync: round ${sync.round} is running`
    case 'settled':
      return 'Cart sync: settled'
    case 'failed':
      return `Cart sync: failed, ${sync.error.code}`
  }
}
