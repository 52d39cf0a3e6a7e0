/** Wraps the shop's event listener, so that one that throws or rejects does not break the call that it observes. */
export function emitSafely<Event>(listener: ((event: Event) => unknown) | undefined): (event: Event) => void {
  if (!listener) return () => {}
  return (event) => {
    try {
      const result = listener(event)
      if (result instanceof Promise) result.catch(() => {})
    } catch {
      // Not reported anywhere: the listener that failed is where it would be reported.
    }
  }
}
