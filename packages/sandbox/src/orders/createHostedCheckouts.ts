import { z } from 'zod'
import { type CatalogueEntry, findCatalogueEntry } from '../plans/CatalogueEntry.js'
import { idField, parseMessage } from '../http/fields.js'
import { type Answer, type Call, Refusal } from '../http/Refusal.js'
import { sumUnits, wantedUnits } from './OrderState.js'
import type { Orders } from './createOrders.js'
import { coversOf } from './insuredUnits.js'

const checkoutQuery = z.object({ order_id: idField, checkout_type: z.literal('redirect') })

/** A page of the insurer's on which the customer can still buy plans after the order. */
export type HostedCheckoutRecord = { orderId: string; redirectLink: string }

/**
 * Hosted checkouts. Orders carry no category, so products are matched by what earlier plan lookups told of them.
 *
 * @see page "Self-service checkout with Hakuna Redirect" (vendor page)
 */
export function createHostedCheckouts(
  orders: Orders,
  catalogue: readonly CatalogueEntry[],
  findCategory: (productId: string) => string | undefined,
) {
  const links = new Map<string, string>()

  return {
    /** @throws Refusal 404: no such order was told by event, or none of its unprotected lines has a plan (documented) */
    find(call: Call): Answer {
      const { order_id: orderId } = parseMessage(checkoutQuery, Object.fromEntries(call.query))
      const order = orders.get('events', orderId)
      const available = order.lineItems.flatMap((line) => {
        if (line.kind === 'plan' || wantedUnits(line) <= sumUnits(coversOf(order, line))) return []
        const { id, productId, brand, priceAmount: price } = line
        const { currency } = order
        const product = { id: productId, brand, price, currency, category: findCategory(productId) }
        const plan = findCatalogueEntry(catalogue, product)?.plans[0]
        if (!plan) return []
        return [
          {
            line_item_id: id,
            product_reference: productId,
            plan_price_amount: plan.price,
            plan_price_currency: currency,
          },
        ]
      })
      if (available.length === 0) throw new Refusal(404, 'not_found', ['order_id: No plan for this order.'])
      const link = links.get(orderId) ?? `https://checkout.hellohakuna.com/${crypto.randomUUID()}`
      links.set(orderId, link)
      return { status: 200, body: { order_id: orderId, redirect_link: link, available_plans: available } }
    },

    snapshot: (): HostedCheckoutRecord[] => [...links].map(([orderId, redirectLink]) => ({ orderId, redirectLink })),
  }
}
