import type { Query, QueryClient } from '@tanstack/react-query'
import type { PlanLookup } from '@hakuna-kit/core'
import type { Recording } from '../createRecording.js'
import { readOutcome, readQuestion, type PlanQuestion } from '../PlanQuestion.js'
import { toFailure } from '../toFailure.js'
import { watchQueries, type Answer } from './watchQueries.js'

/** Records the page's plan lookups and their answers. */
export function watchPlans(queries: QueryClient, recording: Recording): () => () => void {
  const questions = new Map<string, PlanQuestion>()

  function onAnswer({ queryKey }: Query, answer: Answer): void {
    const productId = String(queryKey[2])
    const { durationMs } = answer
    const duration = durationMs !== undefined && { durationMs }
    if (answer.type === 'failed') {
      recording.add({ type: 'plans_failed', productId, failure: toFailure(answer.error), ...duration })
      return
    }
    const lookup = answer.data as PlanLookup
    const outcome = readOutcome(lookup)
    recording.add({
      type: 'plans_answered',
      productId,
      planIds: lookup.plans.map(({ id }) => id),
      ...(outcome.type === 'none' && { reason: outcome.reason }),
      ...duration,
    })
  }

  function onChange(query: Query, isGone: boolean): void {
    const question = isGone ? null : readQuestion(query)
    const before = questions.get(query.queryHash)
    if (JSON.stringify(before ?? null) === JSON.stringify(question)) return
    if (question) questions.set(query.queryHash, question)
    else questions.delete(query.queryHash)
    recording.update({ questions: [...questions.values()] })
  }

  return watchQueries(queries, 'plans', { onAnswer, onChange }, recording.now)
}
