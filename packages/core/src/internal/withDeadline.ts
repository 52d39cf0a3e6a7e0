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
 * `getSignal` makes the signal at its first call, because to make one takes longer than the rest of this function.
 */
export function withDeadline<T>(
  { ms, signal, timeoutError }: Deadline,
  work: (getSignal: () => AbortSignal) => Promise<T>,
): Promise<T> {
  let abort: AbortController | undefined
  const getAbort = (): AbortController => (abort ??= new AbortController())
  let timer: ReturnType<typeof setTimeout> | undefined
  let onAbort = (): void => {}
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted()
    const giveUp = (reason: unknown): void => {
      reject(reason)
      getAbort().abort(reason)
    }
    onAbort = () => giveUp(signal?.reason)
    timer = setTimeout(() => giveUp(timeoutError()), ms)
    signal?.addEventListener('abort', onAbort)
    work(() => getAbort().signal).then(resolve, reject)
  }).finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  })
}
