import type { Choice, Choices } from '../../../opt-in/createChoices.js'
import type { ProtectionEvent } from '../../../ProtectionEvent.js'
import type { Announcer } from '../../../createAnnouncer.js'
import type { Recording } from '../createRecording.js'

type Move = { productId: string; from: Choice; to: Choice }

/**
 * Records which plans are shown, what the shopper chose, and choices that changed without the shopper: kept for a
 * variant, or ended. It never makes a choice.
 */
export function watchSelections(announcer: Announcer, choices: Choices, recording: Recording): () => () => void {
  const known = new Map<string, Choice>()
  /** Products for which an event of the shopper's own was recorded just now. */
  const acted = new Set<string>()
  let moves: Move[] = []

  function onEvent(): void {
    const event = announcer.events.get()
    if (!event || !('productId' in event)) return
    if (event.type !== 'plans_shown' && event.type !== 'no_plans') acted.add(event.productId)
    recording.add(toFacts(event))
  }

  /**
   * A choice changes before the shopper's event is emitted. In the next microtask it is clear whether there was one.
   */
  function onChoice(): void {
    if (!moves.length) {
      acted.clear()
      queueMicrotask(recordMoves)
    }
    for (const productId of new Set(recording.latest().questions.map(({ product }) => product.id))) {
      const [from, to] = [known.get(productId), choices.get(productId)]
      if (from !== to) moves.push({ productId, from, to })
      known.set(productId, to)
    }
  }

  function recordMoves(): void {
    for (const { productId, from, to } of moves) {
      if (acted.has(productId)) continue
      if (to) recording.add({ type: 'choice_kept', productId, planId: to.id })
      else if (from) recording.add({ type: 'choice_ended', productId, planId: from.id })
    }
    moves = []
  }

  return () => {
    const stops = [announcer.events.subscribe(onEvent), choices.subscribe(onChoice)]
    return () => stops.forEach((stop) => stop())
  }
}

type PlanEvent = Extract<ProtectionEvent, { productId: string }>

/** Leaves out the consent record, which is for the shop only. */
function toFacts(event: PlanEvent): Parameters<Recording['add']>[0] {
  if (event.type !== 'plan_selected') return event
  const { type, surface, productId, planId } = event
  return { type, surface, productId, planId }
}
