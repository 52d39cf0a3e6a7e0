import type { QueryClient } from '@tanstack/react-query'

/** After a cart refused a plan: it may cost something else by now, and what is offered next is asked for anew. */
export function invalidatePlans(queries: QueryClient, productId: string): void {
  void queries.invalidateQueries({ queryKey: ['hakuna-kit', 'plans', productId] })
}
