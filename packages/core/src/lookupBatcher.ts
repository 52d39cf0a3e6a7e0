import type { Product } from './plan.js'
import type { PlanLookup } from './storefrontProtocol.js'

/** The proxy takes this many products in one request. */
const chunkSize = 100

type Batch = {
  products: Product[]
  abort: AbortController
  /** Callers that still wait. */
  waiting: number
  chunks: Promise<Promise<PlanLookup[]>[]>
}

/**
 * Gathers the lookups of one tick into requests of up to 100 products. A caller that aborts is rejected alone; the requests
 * end early when nobody waits for them any more.
 */
export function createLookupBatcher(
  send: (products: Product[], signal: AbortSignal) => Promise<PlanLookup[]>,
): (products: Product[], options?: { signal?: AbortSignal | undefined }) => Promise<PlanLookup[]> {
  let open: Batch | undefined

  function openBatch(): Batch {
    const products: Product[] = []
    const abort = new AbortController()
    const chunks = new Promise((resolve) => setTimeout(resolve)).then(() => {
      open = undefined
      const sent: Promise<PlanLookup[]>[] = []
      for (let from = 0; from < products.length; from += chunkSize)
        sent.push(send(products.slice(from, from + chunkSize), abort.signal))
      return sent
    })
    return { products, abort, waiting: 0, chunks }
  }

  return async (products, { signal } = {}) => {
    signal?.throwIfAborted()
    if (!products.length) return []
    const batch = (open ??= openBatch())
    const first = batch.products.push(...products) - products.length
    batch.waiting++
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal!.reason)
        if (--batch.waiting) return
        batch.abort.abort()
        // Whoever asks later in this tick (React's strict mode does) needs a batch that is still alive.
        if (open === batch) open = undefined
      }
      signal?.addEventListener('abort', leave)
      batch.chunks
        .then((chunks) =>
          Promise.all(
            products.map(async (_, index) => {
              const place = first + index
              return (await chunks[Math.floor(place / chunkSize)]!)[place % chunkSize]!
            }),
          ),
        )
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', leave))
    })
  }
}
