import type { Context } from 'hono'
import type { ShopProblem, ShopProblemCode } from '../shared/shopApi.js'

const statuses = {
  invalid_request: 400,
  not_found: 404,
  conflict: 409,
  refused: 422,
  empty_cart: 422,
  locked: 423,
} as const satisfies Record<ShopProblemCode, number>

const titles: Record<ShopProblemCode, string> = {
  invalid_request: 'The request is malformed.',
  not_found: 'There is nothing here.',
  conflict: 'The cart has changed since it was read.',
  refused: 'The shop does not sell that.',
  empty_cart: 'There is nothing to order.',
  locked: 'The cart is being paid for.',
}

/** An error answer of the shop's own API, `application/problem+json`. */
export function problem(context: Context, code: ShopProblemCode): Response {
  const body: ShopProblem = { type: 'about:blank', title: titles[code], status: statuses[code], code }
  return context.body(JSON.stringify(body), statuses[code], {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
}
