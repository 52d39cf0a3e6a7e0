import type { ProtectionEvent } from './ProtectionEvent.js'
import type { Language } from './messages/pickMessages.js'
import { createObservable } from './createObservable.js'

type Listener = Language & {
  onEvent?: ((event: ProtectionEvent) => void) | undefined
  /** The live region, once it is on the page. */
  region?: HTMLElement | null
}

/** Sends a provider's events to the shop (`emit`), and holds the live region for `announce()`. */
export type Announcer = ReturnType<typeof createAnnouncer>

export function createAnnouncer(listener: Listener) {
  const events = createObservable<ProtectionEvent | undefined>(undefined)
  return {
    /** The last event, for the developer panel. */
    events,
    /** Replaces the language, the callback of the shop and the live region. */
    listen: (next: Listener) => void (listener = next),
    language: (): Language => listener,
    region: () => listener.region,
    emit(event: ProtectionEvent) {
      events.set(event)
      // In a task of its own, so that a callback that throws is reported to the shop and does not break the opt-in.
      queueMicrotask(() => listener.onEvent?.(event))
    },
  }
}
