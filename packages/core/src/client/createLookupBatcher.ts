import type { Product } from '../plan.js'
import { maxProductsPerRequest, type PlanLookup } from './storefrontProtocol.js'

/** A call that waits for the batch to be sent. Its products have their content as key. */
type WaitingCall = {
  products: [key: string, product: Product][]
  signal: AbortSignal | undefined
  answer: (lookups: Promise<PlanLookup>[]) => void
}

/**
 * Collects the lookups of one tick into as few requests as possible, with equal products once. A caller that aborts is
 * rejected alone: until the batch is sent its products are taken out of it, later the request continues for the others.
 */
export function createLookupBatcher(
  send: (products: Product[]) => Promise<PlanLookup[]>,
): (products: Product[], options?: { signal?: AbortSignal | undefined }) => Promise<PlanLookup[]> {
  let waiting: WaitingCall[] = []

  function sendBatch(): void {
    const calls = waiting.filter(({ signal }) => !signal?.aborted)
    waiting = []
    const products = [...new Map(calls.flatMap((call) => call.products))]
    let sent: Promise<PlanLookup[]>
    const lookups = new Map(
      products.map(([key], index) => {
        const place = index % maxProductsPerRequest
        if (!place) sent = send(products.slice(index, index + maxProductsPerRequest).map(([, product]) => product))
        return [key, sent.then((all) => all[place]!)]
      }),
    )
    for (const call of calls) call.answer(call.products.map(([key]) => lookups.get(key)!))
  }

  return (products, { signal } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      if (!products.length) return resolve([])
      signal?.addEventListener('abort', () => reject(signal.reason))
      if (!waiting.length) setTimeout(sendBatch)
      waiting.push({
        products: products.map((product) => [JSON.stringify(product), product]),
        signal,
        answer: (lookups) => void Promise.all(lookups).then(resolve, reject),
      })
    })
}
