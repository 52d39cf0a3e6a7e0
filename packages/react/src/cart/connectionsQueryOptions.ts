import { getPlanConnections } from '@hakuna-kit/core'
import { connectionsQuery, type ConnectionsQueryOptions } from './connectionsQuery.js'

/** TanStack Query options for the insurer's own plan connections of one cart. */
export function connectionsQueryOptions(options: ConnectionsQueryOptions) {
  return connectionsQuery(options, getPlanConnections)
}
