import {
  QueryClient,
  QueryClientContext,
  QueryClientProvider,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'

// What the kit uses of TanStack Query. Both pages import this file, so that it is not counted.
globalThis.usedByAll = [QueryClient, QueryClientContext, QueryClientProvider, queryOptions, useQuery, useQueryClient]
