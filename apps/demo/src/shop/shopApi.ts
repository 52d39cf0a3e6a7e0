import type { ShopProblem, ShopProblemCode } from '../../shared/shopApi.js'

/** The shop's server answered with an error. `unreachable`: there was no answer, or one without a code. */
export class ShopApiError extends Error {
  constructor(readonly code: ShopProblemCode | 'unreachable') {
    super(`The shop's server answered: ${code}.`)
    this.name = 'ShopApiError'
  }
}

/** Calls the shop's server. @throws ShopApiError */
export async function callShop<Answer>(
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Answer> {
  // With its cache, a browser runs equal reads one after the other, because the first answer may serve them all.
  const init: RequestInit = { method, cache: 'no-store' }
  if (body !== undefined) {
    init.headers = { 'Content-Type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  const response = await fetch(`/shop-api${path}`, init).catch(() => undefined)
  if (!response) throw new ShopApiError('unreachable')
  if (response.ok) return (await response.json()) as Answer
  const problem = (await response.json().catch(() => undefined)) as ShopProblem | undefined
  throw new ShopApiError(problem?.code ?? 'unreachable')
}
