/** Wraps a listener of the shop's: one that throws or rejects must not break the answer it watches. */
export function emitSafely<Event>(listener: ((event: Event) => unknown) | undefined): (event: Event) => void {
  if (!listener) return () => {}
  return (event) => {
    try {
      const result = listener(event)
      if (result instanceof Promise) result.catch(() => {})
    } catch {
      // The listener's own trouble, and it may well be the logger that is down.
    }
  }
}
