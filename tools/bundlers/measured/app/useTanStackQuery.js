import {
  QueryClient,
  QueryClientContext,
  QueryClientProvider,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'

/** Brings in what the kit uses of TanStack Query, so that a page without the kit has it too. */
export function useTanStackQuery() {
  globalThis.usedByAll = [QueryClient, QueryClientContext, QueryClientProvider, queryOptions, useQuery, useQueryClient]
}
