import type { Product } from '../plan.js'
import { createProtectionClient } from '../client/createProtectionClient.js'
import { plan } from '@hakuna-kit/test/carts'

export type Sent = { url: string; method: string; body: unknown; signal: AbortSignal }
export const json = (body: unknown, init?: ResponseInit): Response => new Response(JSON.stringify(body), init)
export const product = (id: string): Product => ({
  id,
  title: id,
  brand: 'Apple',
  price: { amount: 100, currency: 'eur' },
})
export const echoLookups = ({ body }: Sent): Response =>
  json({ lookups: (body as { products: Product[] }).products.map(({ id }) => ({ productId: id, plans: [plan(id)] })) })

/** A client whose proxy answers with `respond`; records what was sent. */
export function startClient(respond: (sent: Sent) => Response | Promise<Response>) {
  const sent: Sent[] = []
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const text = typeof init.body === 'string' ? init.body : undefined
    const call = { url: String(input), method: init.method!, body: text && JSON.parse(text), signal: init.signal! }
    sent.push(call)
    return new Promise((resolve, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason))
      Promise.resolve(respond(call)).then(resolve, reject)
    })
  }
  return { sent, client: createProtectionClient({ fetch, timeoutMs: 200 }), fetch }
}
export const never = (): Promise<Response> => new Promise(() => {})
/** What the work rejects with; what it resolves with if it does not. */
export const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)
