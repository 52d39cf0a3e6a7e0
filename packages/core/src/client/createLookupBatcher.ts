import type { Product } from '../plan.js'
import type { PlanLookup } from './storefrontProtocol.js'

/** The proxy takes this many products in one request. */
const chunkSize = 100

/**
 * Gathers the lookups of one tick into requests of up to 100 products. A caller that aborts is rejected alone: the request
 * goes on for the others.
 */
export function createLookupBatcher(
  send: (products: Product[]) => Promise<PlanLookup[]>,
): (products: Product[], options?: { signal?: AbortSignal | undefined }) => Promise<PlanLookup[]> {
  let batch: Product[] = []
  let chunks: Promise<Promise<PlanLookup[]>[]> | undefined

  const sendBatch = (): Promise<PlanLookup[]>[] => {
    const products = batch
    batch = []
    chunks = undefined
    return products.flatMap((_, index) => (index % chunkSize ? [] : send(products.slice(index, index + chunkSize))))
  }

  return async (products, { signal } = {}) => {
    signal?.throwIfAborted()
    if (!products.length) return []
    const first = batch.push(...products) - products.length
    chunks ??= new Promise((resolve) => setTimeout(resolve)).then(sendBatch)
    const sent = chunks
    const lookUp = async (_: Product, index: number): Promise<PlanLookup> => {
      const place = first + index
      return (await (await sent)[Math.floor(place / chunkSize)]!)[place % chunkSize]!
    }
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      Promise.all(products.map(lookUp)).then(resolve, reject)
    })
  }
}
