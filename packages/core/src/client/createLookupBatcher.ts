import type { Product } from '../plan.js'
import { maxProductsPerRequest, type PlanLookup } from './storefrontProtocol.js'

/**
 * Collects the lookups of one tick into as few requests as possible. A caller that aborts is rejected alone; the
 * request continues for the others.
 */
export function createLookupBatcher(
  send: (products: Product[]) => Promise<PlanLookup[]>,
): (products: Product[], options?: { signal?: AbortSignal | undefined }) => Promise<PlanLookup[]> {
  let batch: Product[] = []
  let requests: Promise<Promise<PlanLookup[]>[]> | undefined

  const sendBatch = (): Promise<PlanLookup[]>[] => {
    const products = batch
    batch = []
    requests = undefined
    return products.flatMap((_, index) =>
      index % maxProductsPerRequest ? [] : send(products.slice(index, index + maxProductsPerRequest)),
    )
  }

  return async (products, { signal } = {}) => {
    signal?.throwIfAborted()
    if (!products.length) return []
    const firstIndex = batch.push(...products) - products.length
    requests ??= new Promise((resolve) => setTimeout(resolve)).then(sendBatch)
    const sent = requests
    const lookUp = async (_: Product, offset: number): Promise<PlanLookup> => {
      const index = firstIndex + offset
      return (await (await sent)[Math.floor(index / maxProductsPerRequest)]!)[index % maxProductsPerRequest]!
    }
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      Promise.all(products.map(lookUp)).then(resolve, reject)
    })
  }
}
