/** A value that React subscribes to through `useSyncExternalStore`. */
export type Observable<T> = {
  get(): T
  /** Tells the listeners only when the value is another one (`Object.is`). */
  set(next: T): void
  subscribe(listener: () => void): () => void
}

export function createObservable<T>(value: T): Observable<T> {
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
