import type { Query, QueryClient } from '@tanstack/react-query'

/** The answer to a request. `durationMs` is absent if the request was sent before watching started. */
export type Answer =
  { type: 'answered'; data: unknown; durationMs?: number } | { type: 'failed'; error: unknown; durationMs?: number }

export type QueryListener = {
  onAnswer(query: Query, answer: Answer): void
  /** The query was requested, answered, failed or removed. */
  onChange?(query: Query, isGone: boolean): void
}

type SeenState = { answeredAt: number; failures: number; requestedAt?: number | undefined }

/**
 * Watches the provider's queries of one kind in TanStack Query's cache, including those that are there already. It
 * sends no request and keeps no query alive. Returns a function that starts, which returns one that stops. After
 * another start, nothing is reported a second time.
 */
export function watchQueries(
  queries: QueryClient,
  kind: 'plans' | 'connections',
  { onAnswer, onChange }: QueryListener,
  now: () => number,
): () => () => void {
  const cache = queries.getQueryCache()
  const seenStates = new Map<string, SeenState>()

  function check(query: Query): void {
    const { data, dataUpdatedAt, error, errorUpdateCount, fetchStatus } = query.state
    const seen = seenStates.get(query.queryHash) ?? { answeredAt: 0, failures: 0 }
    seenStates.set(query.queryHash, seen)
    const duration = seen.requestedAt !== undefined && { durationMs: now() - seen.requestedAt }
    if (data !== undefined && dataUpdatedAt !== seen.answeredAt) {
      seen.answeredAt = dataUpdatedAt
      onAnswer(query, { type: 'answered', data, ...duration })
    } else if (error && errorUpdateCount !== seen.failures) {
      seen.failures = errorUpdateCount
      onAnswer(query, { type: 'failed', error, ...duration })
    }
    seen.requestedAt = fetchStatus === 'idle' ? undefined : (seen.requestedAt ?? now())
    onChange?.(query, false)
  }

  const isOurs = ({ queryKey }: Query): boolean => queryKey[0] === 'hakuna-kit' && queryKey[1] === kind

  return () => {
    for (const query of cache.getAll()) if (isOurs(query)) check(query)
    return cache.subscribe(({ type, query }) => {
      if (!isOurs(query)) return
      if (type === 'added' || type === 'updated') check(query)
      if (type !== 'removed') return
      seenStates.delete(query.queryHash)
      onChange?.(query, true)
    })
  }
}
