import type { ProtectionEvent } from './ProtectionEvent.js'
import type { Language } from './messages/pickMessages.js'
import { createObservable } from './createObservable.js'

type Listener = Language & { onEvent?: ((event: ProtectionEvent) => void) | undefined }

/** Sends a provider's events to the shop (`emit`) and its notices to the screen reader (`announce`). */
export type Announcer = ReturnType<typeof createAnnouncer>

export function createAnnouncer(listener: Listener) {
  const sentence = createObservable('')
  const events = createObservable<ProtectionEvent | undefined>(undefined)
  return {
    sentence,
    /** The last event, for the developer panel. */
    events,
    /** Replaces the language and the callback of the shop. */
    listen: (next: Listener) => void (listener = next),
    language: (): Language => listener,
    emit(event: ProtectionEvent) {
      events.set(event)
      // In a task of its own, so that a callback that throws is reported to the shop and does not break the opt-in.
      queueMicrotask(() => listener.onEvent?.(event))
    },
    /** A sentence that is the same as the last one gets an invisible character, so that it is read again. */
    announce: (words: string) => sentence.set(words && words === sentence.get() ? `${words}\u00a0` : words),
  }
}
