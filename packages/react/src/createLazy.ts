import { useSyncExternalStore } from 'react'
import { createObservable, type Observable } from './createObservable.js'

/** A value whose code is downloaded when it is first needed. */
export type Lazy<T> = Pick<Observable<T | undefined>, 'get' | 'subscribe'> & {
  /** Loads the value once. Resolves with `undefined` where the download fails; the next call tries again. */
  load(): Promise<T | undefined>
  /** For effects: calls `begin` with the loaded value, and what it returned when the returned function is called. */
  whenLoaded(begin: (value: T) => (() => void) | void): () => void
}

/** `download` may also resolve with `undefined` where it fails. */
export function createLazy<T extends object>(download: () => Promise<T | undefined>): Lazy<T> {
  const { get, set, subscribe } = createObservable<T | undefined>(undefined)
  let loading: Promise<T | undefined> | undefined
  const end = (value?: T) => {
    if (value) set(value)
    else loading = undefined
    return value
  }
  const load = () => (loading ??= download().then(end, () => end()))
  return {
    get,
    subscribe,
    load,
    whenLoaded(begin) {
      const begun = load().then((value) => value && begin(value))
      return () => void begun.then((end) => end?.())
    },
  }
}

/** The value, or `undefined` until it is loaded. Does not load it. */
export function useLazy<T>({ get, subscribe }: Lazy<T>): T | undefined {
  return useSyncExternalStore(subscribe, get, () => undefined)
}
