import type { ProtectionEvent } from './events.js'
import type { Messages } from './messages/Messages.js'
import { createObservable } from './createObservable.js'

type Listener = {
  locale: string
  messages?: Partial<Messages> | undefined
  onEvent?: ((event: ProtectionEvent) => void) | undefined
}

/** How a provider speaks: to the shop (`emit`) and to the screen reader (`announce`). Outlives renders. */
export type Announcer = ReturnType<typeof createAnnouncer>

export function createAnnouncer(listener: Listener) {
  const sentence = createObservable('')
  const events = createObservable<ProtectionEvent | undefined>(undefined)
  return {
    sentence,
    /** The last event, for the developer panel. */
    events,
    /** The newest language and callback of the shop. */
    listen: (next: Listener) => void (listener = next),
    language: () => listener,
    emit(event: ProtectionEvent) {
      events.set(event)
      // On its own: a callback that throws is the shop's to hear of, and must not break an opt-in.
      queueMicrotask(() => listener.onEvent?.(event))
    },
    /** The same words twice in a row are spoken twice. */
    announce: (words: string) => sentence.set(words && words === sentence.get() ? `${words}\u00a0` : words),
  }
}
