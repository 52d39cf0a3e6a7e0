import { z } from 'zod'
import { type QuantityChange, findProtectedPairs, findQuantityChanges } from './findQuantityChanges.js'
import { type LinePair, type PairableLine, pairLines } from '../plans/connectPlans.js'
import { amountField, currencyField, idField, optionalTextField, parseMessage, quantityField } from '../http/fields.js'
import { type Answer, type Call, Refusal } from '../http/Refusal.js'

const lineItem = z.object({
  id: idField,
  quantity: quantityField,
  price_amount: amountField,
  product_id: idField,
  product_title: optionalTextField,
  product_brand: optionalTextField.optional(),
  custom_properties: z.looseObject({ product_reference: idField.optional() }).optional(),
})

/** Lines of carts and of placed orders have one shape (guide "ERP + E-commerce integration"). */
export const lineItemsField = z
  .array(lineItem)
  .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'Two lines have the same id')

export type WireLineItem = z.infer<typeof lineItem>

const cartReport = z.object({
  cart_id: idField,
  user_session_id: idField,
  cart_currency: currencyField,
  line_items: lineItemsField,
})

const checkoutNotification = z.object({ cart_id: idField, user_session_id: idField, order_id: idField })

const connectionsQuery = z.object({ cart_id: idField, user_session_id: idField })

/** A cart as last reported. */
export type CartRecord = {
  cartId: string
  userSessionId: string
  currency: string
  lineItems: WireLineItem[]
  /** Asked for in the last answer. */
  actions: QuantityChange[]
  reports: number
  reportedAt: string
}

/** A checkout notification: which order came of which cart. */
export type CheckoutRecord = { cartId: string; userSessionId: string; orderId: string; notifiedAt: string }

/** Carts as the insurer knows them: by their last report. */
export function createCarts() {
  const carts = new Map<string, CartRecord & { protectedPairs: LinePair[] }>()
  const checkouts: CheckoutRecord[] = []

  return {
    /** Takes a cart report and answers the actions that bring plans in step with products; none: the cart is in order. */
    report(call: Call, endlessActions = false): Answer {
      const report = parseMessage(cartReport, call.body)
      const lines = report.line_items.map(toPairable)
      const before = carts.get(report.cart_id)
      const changes = endlessActions ? neverContent(lines) : findQuantityChanges(lines, before?.protectedPairs ?? [])
      carts.set(report.cart_id, {
        cartId: report.cart_id,
        userSessionId: report.user_session_id,
        currency: report.cart_currency,
        lineItems: report.line_items,
        actions: changes,
        reports: (before?.reports ?? 0) + 1,
        reportedAt: call.now.toISOString(),
        // An action that is still open keeps the old pairs: should the answer be lost, the next report brings it again.
        protectedPairs: changes.length > 0 && before ? before.protectedPairs : findProtectedPairs(lines),
      })
      return {
        status: 200,
        body: {
          cart_id: report.cart_id,
          user_session_id: report.user_session_id,
          actions: changes.map(({ lineItemId, quantity }) => ({
            type: 'update_line_item',
            payload: { line_item_id: lineItemId, line_item_quantity: quantity },
          })),
        },
      }
    },

    /** Connected pairs of the cart as last reported. @throws Refusal 404 for a cart that this session never reported. */
    getConnections(call: Call): Answer {
      const query = parseMessage(connectionsQuery, Object.fromEntries(call.query))
      const cart = carts.get(query.cart_id)
      if (!cart || cart.userSessionId !== query.user_session_id) throw new Refusal(404, 'not_found')
      const pairs = pairLines(cart.lineItems.map(toPairable))
      return {
        status: 200,
        body: {
          cart_id: cart.cartId,
          plan_connections: pairs.map(({ productLineItemId, planLineItemId }) => ({
            product_line_item_id: productLineItemId,
            plan_line_item_id: planLineItemId,
          })),
        },
      }
    },

    /** Takes a checkout notification and answers it back. The cart need not be known: its report may come later. */
    checkOut(call: Call): Answer {
      const checkout = parseMessage(checkoutNotification, call.body)
      checkouts.push({
        cartId: checkout.cart_id,
        userSessionId: checkout.user_session_id,
        orderId: checkout.order_id,
        notifiedAt: call.now.toISOString(),
      })
      return { status: 200, body: checkout }
    },

    /** A line of a reported cart. */
    findLine: (cartId: string, lineItemId: string): WireLineItem | undefined =>
      carts.get(cartId)?.lineItems.find(({ id }) => id === lineItemId),

    snapshot(): { carts: CartRecord[]; checkouts: CheckoutRecord[] } {
      return structuredClone({
        carts: [...carts.values()].map(({ protectedPairs: _pairs, ...cart }) => cart),
        checkouts,
      })
    },
  }
}

function toPairable(line: WireLineItem): PairableLine {
  return {
    id: line.id,
    quantity: line.quantity,
    productId: line.product_id,
    productReference: line.custom_properties?.product_reference,
  }
}

/** The fault `endlessActions`: walks the first plan line down and starts over, so that many rounds pass before one repeats. */
function neverContent(lines: PairableLine[]): QuantityChange[] {
  const plan = lines.find((line) => line.productReference !== undefined)
  if (!plan) return []
  const products = lines.filter((line) => line.productId === plan.productReference)
  const most = Math.max(
    1,
    products.reduce((total, line) => total + line.quantity, 0),
  )
  return [{ lineItemId: plan.id, quantity: plan.quantity > 1 ? Math.min(plan.quantity - 1, most) : most }]
}
