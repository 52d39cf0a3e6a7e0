import { coalesce } from './coalesce.js'

/**
 * `coalesce` for each key apart. Each call brings its own work: a run does the work of the first call that shares it.
 * Nothing is kept of a key whose runs have ended. `hasWaited` is false where the work begins at once.
 */
export function coalesceByKey<T>(): (key: string, work: (hasWaited: boolean) => Promise<T>) => Promise<T> {
  type Entry = { run: (work: () => Promise<T>) => Promise<T>; callers: number }
  const entries = new Map<string, Entry>()

  return (key, work) => {
    const known = entries.get(key)
    const entry = known ?? {
      run: coalesce(
        (ownWork: () => Promise<T>) => ownWork(),
        (run) => run(),
      ),
      callers: 0,
    }
    entries.set(key, entry)
    entry.callers++
    const result = entry.run(() => work(!!known))
    const leave = (): void => {
      if (!--entry.callers) entries.delete(key)
    }
    result.then(leave, leave)
    return result
  }
}
