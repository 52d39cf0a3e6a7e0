import type { QueryClient } from '@tanstack/react-query'
import { connectPlans, type PlanConnection } from '@hakuna-kit/core'
import type { CartStore } from '../../../cart/CartStore.js'
import type { Recording } from '../createRecording.js'
import { toFailure } from '../toFailure.js'
import { watchQueries } from './watchQueries.js'

/** Records the insurer's plan connections, and whether they equal those that the cart's lines suggest. */
export function watchConnections(queries: QueryClient, cartStore: CartStore, recording: Recording): () => () => void {
  return watchQueries(
    queries,
    'connections',
    {
      onAnswer(_query, answer) {
        const { durationMs } = answer
        const duration = durationMs !== undefined && { durationMs }
        if (answer.type === 'failed') {
          recording.add({ type: 'connections_failed', failure: toFailure(answer.error), ...duration })
          return
        }
        const { cart } = cartStore.snapshot.get()
        const connections = answer.data as PlanConnection[]
        const asExpected = !!cart && isSame(connections, connectPlans(cart).connections)
        recording.add({ type: 'connections_answered', connections, asExpected, ...duration })
      },
    },
    recording.now,
  )
}

const isSame = (a: PlanConnection[], b: PlanConnection[]): boolean => toText(a) === toText(b)

const toText = (connections: PlanConnection[]): string =>
  connections
    .map(({ productLineItemId, planLineItemId, quantity }) =>
      JSON.stringify([productLineItemId, planLineItemId, quantity]),
    )
    .toSorted()
    .join()
