export type Deadline = {
  /** Time limit in milliseconds. */
  ms: number
  /** The caller's signal: the promise then rejects with the reason of this signal. */
  signal?: AbortSignal | undefined
  /** Makes what the promise rejects with when the time is up. */
  timeoutError: () => unknown
}

/**
 * Gives `work` a time limit, joined with the caller's signal. The promise rejects at that moment, also where `work`
 * ignores its own signal, which is then aborted with the same reason: `timeoutError()` for a timeout, otherwise that
 * of the caller. `work` does not start where the caller's signal is aborted already. Timer and listener are removed
 * in every case.
 *
 * `getSignal` makes the signal when it is first called, because this is the most expensive part. It can be called
 * after the end as well.
 */
export function withDeadline<T>(
  { ms, signal, timeoutError }: Deadline,
  work: (getSignal: () => AbortSignal) => Promise<T>,
): Promise<T> {
  let abort: AbortController | undefined
  const getAbort = (): AbortController => (abort ??= new AbortController())
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted()
    const endWith =
      <Value>(finish: (value: Value) => void) =>
      (value: Value): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        finish(value)
      }
    const fail = endWith(reject)
    const giveUp = (reason: unknown): void => {
      fail(reason)
      getAbort().abort(reason)
    }
    const onAbort = (): void => giveUp(signal?.reason)
    const timer = setTimeout(() => giveUp(timeoutError()), ms)
    signal?.addEventListener('abort', onAbort)
    try {
      // Not `finally()`, which makes two more promises for each call.
      work(() => getAbort().signal).then(endWith(resolve), fail)
    } catch (error) {
      fail(error)
    }
  })
}
