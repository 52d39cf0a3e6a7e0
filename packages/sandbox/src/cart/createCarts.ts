import { z } from 'zod'
import type { Answer, Call } from '../http/Call.js'
import { currencyField, idField } from '../http/fields.js'
import { parseMessage } from '../http/parseMessage.js'
import { Refusal } from '../http/Refusal.js'
import type { PriceBook } from '../prices/createPriceBook.js'
import { type ConnectableLine, type PlanConnection, connectPlans } from '../plans/connectPlans.js'
import { type QuantityChange, findFullConnections, findQuantityChanges } from './findQuantityChanges.js'
import { type WireLineItem, checkUnitPrices, lineItemsField } from './lineItemsField.js'

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
  /** Changes that the last answer asked for. */
  actions: QuantityChange[]
  reports: number
  reportedAt: string
}

/** A checkout notification: which cart became which order. */
export type CheckoutRecord = { cartId: string; userSessionId: string; orderId: string; notifiedAt: string }

/** Carts by their last report, and the orders that they became. */
export function createCarts(prices: PriceBook) {
  const carts = new Map<string, CartRecord & { fullConnections: PlanConnection[] }>()
  const checkouts: CheckoutRecord[] = []

  return {
    /**
     * Takes a cart report. Answers the actions after which the plans fit the products; none when they fit already.
     * @throws Refusal 400 for a line that has not the price of one unit
     */
    report(call: Call, endlessActions = false): Answer {
      const report = parseMessage(cartReport, call.body)
      checkUnitPrices(report.line_items, report.cart_currency, 'line_items', prices)
      const lines = report.line_items.map(toConnectable)
      const before = carts.get(report.cart_id)
      const changes = endlessActions
        ? findEndlessChange(lines)
        : findQuantityChanges(lines, before?.fullConnections ?? [])
      carts.set(report.cart_id, {
        cartId: report.cart_id,
        userSessionId: report.user_session_id,
        currency: report.cart_currency,
        lineItems: report.line_items,
        actions: changes,
        reports: (before?.reports ?? 0) + 1,
        reportedAt: call.now.toISOString(),
        // While an action is open the old connections are kept, so the next report gets the action again if the answer
        // was lost.
        fullConnections: changes.length > 0 && before ? before.fullConnections : findFullConnections(lines),
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

    /**
     * The plan connections of a cart as last reported.
     * @throws Refusal 404 for a cart that this session never reported
     */
    getConnections(call: Call): Answer {
      const query = parseMessage(connectionsQuery, Object.fromEntries(call.query))
      const cart = carts.get(query.cart_id)
      if (!cart || cart.userSessionId !== query.user_session_id) throw new Refusal(404, 'not_found')
      const connections = connectPlans(cart.lineItems.map(toConnectable))
      return {
        status: 200,
        body: {
          cart_id: cart.cartId,
          plan_connections: connections.map(({ productLineItemId, planLineItemId }) => ({
            product_line_item_id: productLineItemId,
            plan_line_item_id: planLineItemId,
          })),
        },
      }
    },

    /** Takes a checkout notification and answers its content. The cart may be unknown: its report may come later. */
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
        carts: [...carts.values()].map(({ fullConnections: _connections, ...cart }) => cart),
        checkouts,
      })
    },
  }
}

function toConnectable(line: WireLineItem): ConnectableLine {
  return {
    id: line.id,
    quantity: line.quantity,
    productId: line.product_id,
    productReference: line.custom_properties?.product_reference,
  }
}

/**
 * The fault `endlessActions`: asks for one unit less of the first plan line, and at 1 for the most that its products
 * allow. So many rounds pass before a request repeats.
 */
function findEndlessChange(lines: ConnectableLine[]): QuantityChange[] {
  const plan = lines.find((line) => line.productReference !== undefined)
  if (!plan) return []
  const products = lines.filter((line) => line.productId === plan.productReference)
  const most = Math.max(
    1,
    products.reduce((total, line) => total + line.quantity, 0),
  )
  return [{ lineItemId: plan.id, quantity: plan.quantity > 1 ? Math.min(plan.quantity - 1, most) : most }]
}
