import type { Query, QueryClient } from '@tanstack/react-query'

/** What became of a question. `durationMs` is absent where nobody saw it being asked. */
export type Answer =
  { type: 'answered'; data: unknown; durationMs?: number } | { type: 'failed'; error: unknown; durationMs?: number }

export type QueryListener = {
  onAnswer(query: Query, answer: Answer): void
  /** Something about the query is another: asked, answered, failed or gone. */
  onChange?(query: Query, isGone: boolean): void
}

type Memory = { answeredAt: number; failures: number; askedAt?: number | undefined }

/**
 * Follows the provider's queries of one kind in TanStack Query's cache, those that are there already included. It asks
 * nothing and keeps nothing alive. Returns a function that starts, which returns one that stops; what was told once is
 * not told again after another start.
 */
export function watchQueries(
  queries: QueryClient,
  kind: 'plans' | 'connections',
  { onAnswer, onChange }: QueryListener,
  now: () => number,
): () => () => void {
  const cache = queries.getQueryCache()
  const memories = new Map<string, Memory>()

  function look(query: Query): void {
    const { data, dataUpdatedAt, error, errorUpdateCount, fetchStatus } = query.state
    const memory = memories.get(query.queryHash) ?? { answeredAt: 0, failures: 0 }
    memories.set(query.queryHash, memory)
    const duration = memory.askedAt !== undefined && { durationMs: now() - memory.askedAt }
    if (data !== undefined && dataUpdatedAt !== memory.answeredAt) {
      memory.answeredAt = dataUpdatedAt
      onAnswer(query, { type: 'answered', data, ...duration })
    } else if (error && errorUpdateCount !== memory.failures) {
      memory.failures = errorUpdateCount
      onAnswer(query, { type: 'failed', error, ...duration })
    }
    memory.askedAt = fetchStatus === 'idle' ? undefined : (memory.askedAt ?? now())
    onChange?.(query, false)
  }

  const isOurs = ({ queryKey }: Query): boolean => queryKey[0] === 'hakuna-kit' && queryKey[1] === kind

  return () => {
    for (const query of cache.getAll()) if (isOurs(query)) look(query)
    return cache.subscribe(({ type, query }) => {
      if (!isOurs(query)) return
      if (type === 'added' || type === 'updated') look(query)
      if (type !== 'removed') return
      memories.delete(query.queryHash)
      onChange?.(query, true)
    })
  }
}
