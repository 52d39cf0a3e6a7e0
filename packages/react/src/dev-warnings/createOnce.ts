/**
 * Tells whether a cause is new: `isFirst(owner, cause)` is true once for each owner and cause. The owner is the object
 * that the cause belongs to, e.g. a client; with it the memory is freed.
 */
export function createOnce(): (owner: object, cause: string) => boolean {
  const seen = new WeakMap<object, Set<string>>()
  return (owner, cause) => {
    const causes = seen.get(owner) ?? new Set()
    seen.set(owner, causes)
    const isFirst = !causes.has(cause)
    causes.add(cause)
    return isFirst
  }
}
