import { z } from 'zod'
import type { Answer, Call } from '../http/Call.js'
import { idField } from '../http/fields.js'
import { parseMessage } from '../http/parseMessage.js'
import { Refusal } from '../http/Refusal.js'
import { type CatalogueEntry, findCatalogueEntry } from '../plans/CatalogueEntry.js'
import type { Orders } from './createOrders.js'
import { coversOf } from './insuredUnits.js'
import { sumUnits, wantedUnits } from './units.js'

const checkoutQuery = z.object({ order_id: idField, checkout_type: z.literal('redirect') })

/** A page of the insurer where the customer can buy plans after the order. */
export type HostedCheckoutRecord = { orderId: string; redirectLink: string }

/**
 * Hosted checkouts. Orders have no category; it is known from earlier plan lookups.
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
    /** @throws Refusal 404 when no event placed the order, or its unprotected lines have no plan (documented) */
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
