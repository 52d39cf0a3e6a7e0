import { type AnswerShape, isCount, isText, matches } from './AnswerShape.js'
import type { CartReportAnswer, CartSyncAnswer, ConnectionsAnswer } from './storefrontProtocol.js'

// The shapes of the answers about a cart. Apart from `AnswerShape.ts`, because pages load them with the cart sync.

export const connectionsShape: AnswerShape<ConnectionsAnswer> = {
  connections: [
    {
      productLineItemId: isText,
      planLineItemId: isText,
      quantity: (value: unknown) => value === undefined || isCount(value),
    },
  ],
}

function isAction(action: unknown): boolean {
  const { type, name, lineItemId, quantity } = Object(action) as Record<string, unknown>
  return type === 'unknown' ? isText(name) : type === 'update_line_item' && isText(lineItemId) && isCount(quantity)
}

export const cartReportShape: AnswerShape<CartReportAnswer> = { actions: [isAction] }

export const cartSyncShape: AnswerShape<CartSyncAnswer> = {
  cart: (cart) => cart === null || matches(cart, { id: isText, lineItems: [{}] }),
  rounds: isCount,
  changes: [{}],
}
