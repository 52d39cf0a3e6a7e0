/**
 * Runs `work` one at a time. All calls made while it runs share one further run, which begins after it: many calls cost at
 * most two runs, and every caller gets the result of a run that began after the call. Callers that share a run get the same
 * promise; the run gets the arguments of the first of them.
 *
 * `begin` decides when a run begins: calls made before it calls `run` share that run. Without it a run begins in the next
 * microtask, so that calls of one synchronous block share it. `(run) => run()` begins at once; a lock can be taken here.
 * A rejection, of `work` or of `begin`, goes to the callers of that run only.
 */
export function coalesce<T, Args extends unknown[] = []>(
  work: (...args: Args) => Promise<T>,
  begin: (run: () => Promise<T>) => Promise<T> = inNextMicrotask,
): (...args: Args) => Promise<T> {
  /** The run that was asked for last; all earlier ones end before it. */
  let last: Promise<T> | undefined
  /** The run that has not begun yet. */
  let next: Promise<T> | undefined

  return (...args) => {
    if (next) return next
    let hasBegun = false
    const run = (): Promise<T> => {
      hasBegun = true
      next = undefined
      return work(...args)
    }
    const start = (): Promise<T> => begin(run)
    const result = last ? last.then(start, start) : start()
    const end = (): void => {
      if (last === result) last = undefined
      if (next === result) next = undefined
    }
    if (!hasBegun) next = result
    last = result
    result.then(end, end)
    return result
  }
}

const inNextMicrotask = <T>(run: () => Promise<T>): Promise<T> => Promise.resolve().then(run)
