import { useQuery } from '@tanstack/react-query'
import type { Product } from '@hakuna-kit/core'
import { useProtection } from '../ProtectionContext.js'
import { plansQueryOptions } from './plansQueryOptions.js'

export type UsePlansOptions = {
  /** False: sends no request. */
  enabled?: boolean | undefined
}

/** The plans of one product, as a TanStack Query result. Hooks that are mounted together share one request. */
export function usePlans(product: Product, { enabled = true }: UsePlansOptions = {}) {
  const { client } = useProtection()
  return useQuery({ ...plansQueryOptions({ client, product }), enabled })
}
