import type { Product } from '../plan.js'
import { maxProductsPerRequest, type PlanLookup } from './storefrontProtocol.js'

/** A call that waits for the batch to be sent. Its products have their content as key. */
type WaitingCall = {
  products: [key: string, product: Product][]
  signal: AbortSignal | undefined
  answer: (lookups: Promise<PlanLookup[]>) => void
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
    const lookups = new Map<string, Promise<PlanLookup>>()
    for (let start = 0; start < products.length; start += maxProductsPerRequest) {
      const part = products.slice(start, start + maxProductsPerRequest)
      const sent = send(part.map(([, product]) => product))
      part.forEach(([key], index) =>
        lookups.set(
          key,
          sent.then((all) => all[index]!),
        ),
      )
    }
    for (const call of calls) call.answer(Promise.all(call.products.map(([key]) => lookups.get(key)!)))
  }

  return async (products, { signal } = {}) => {
    signal?.throwIfAborted()
    if (!products.length) return []
    const call = products.map((product): [string, Product] => [JSON.stringify(product), product])
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      if (!waiting.length) setTimeout(sendBatch)
      waiting.push({ products: call, signal, answer: (lookups) => void lookups.then(resolve, reject) })
    })
  }
}
