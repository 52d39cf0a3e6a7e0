import type { QueryClient } from '@tanstack/react-query'

/** Looks the product's plans up again. For a plan that the cart refused: its price may have changed. */
export function invalidatePlans(queries: QueryClient, productId: string): void {
  void queries.invalidateQueries({ queryKey: ['hakuna-kit', 'plans', productId] })
}
