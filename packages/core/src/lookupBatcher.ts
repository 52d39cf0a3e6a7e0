import type { Product } from './plan.js'
import type { PlanLookup } from './storefrontProtocol.js'

/** The proxy takes this many products in one request. */
const chunkSize = 100

type Batch = {
  products: Map<string, Product>
  abort: AbortController
  /** Callers that still wait. */
  waiting: number
  answer: Promise<Map<string, Promise<PlanLookup>>>
}

/**
 * Gathers the lookups of one tick into requests of up to 100 products, equal products asked for once. A caller that aborts
 * is rejected alone; the requests end early when nobody waits for them any more.
 */
export function createLookupBatcher(
  send: (products: Product[], signal: AbortSignal) => Promise<PlanLookup[]>,
): (products: Product[], options?: { signal?: AbortSignal | undefined }) => Promise<PlanLookup[]> {
  let open: Batch | undefined

  function openBatch(): Batch {
    const products = new Map<string, Product>()
    const abort = new AbortController()
    const answer = new Promise((resolve) => setTimeout(resolve)).then(() => {
      open = undefined
      const lookups = new Map<string, Promise<PlanLookup>>()
      const entries = [...products]
      for (let from = 0; from < entries.length; from += chunkSize) {
        const chunk = entries.slice(from, from + chunkSize)
        const sent = send(
          chunk.map(([, product]) => product),
          abort.signal,
        )
        chunk.forEach(([key], index) =>
          lookups.set(
            key,
            sent.then((answers) => answers[index]!),
          ),
        )
      }
      return lookups
    })
    return { products, abort, waiting: 0, answer }
  }

  return async (products, { signal } = {}) => {
    signal?.throwIfAborted()
    if (!products.length) return []
    const batch = (open ??= openBatch())
    const keys = products.map((product) => JSON.stringify(product))
    keys.forEach((key, index) => batch.products.set(key, products[index]!))
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
      batch.answer
        .then((lookups) => Promise.all(keys.map((key) => lookups.get(key)!)))
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', leave))
    })
  }
}
