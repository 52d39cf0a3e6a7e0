/** Runs `work` one at a time. Whoever asks while it runs shares one more run with all others who do. */
export function shareNext<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | undefined
  const begin = () => {
    next = undefined
    return work()
  }
  return () => (last = next ??= last.then(begin, begin))
}
