import type { HostedCheckout } from '@hakuna-kit/core'
import { z } from 'zod'
import type { CallOptions, InsurerRequest } from '../transport/createInsurerTransport.js'
import { InsurerError, throwInvalidAnswer } from '../transport/InsurerError.js'

/** Calls for the order confirmation page (API v2.0). Each rejects with an `InsurerError`. */
export type HostedCheckoutCalls = {
  /**
   * The link to the insurer's checkout; `undefined` when no product of the order has a plan. The insurer must know the
   * order already, from an `order_placed` event.
   *
   * @see pages "Self-service checkout with Hakuna Redirect" and "Hakuna Redirect on the order confirmation page"
   *   (vendor page)
   */
  getHostedCheckout(input: { orderId: string } & CallOptions): Promise<HostedCheckout | undefined>
}

const checkoutAnswer = z.object({
  order_id: z.string(),
  redirect_link: z.string().refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:'),
  available_plans: z.array(
    z.object({
      line_item_id: z.string(),
      product_reference: z.string(),
      plan_price_amount: z.int().min(0),
      plan_price_currency: z
        .string()
        .regex(/^[A-Za-z]{3}$/)
        .toLowerCase(),
    }),
  ),
})

export function createHostedCheckoutCalls(request: InsurerRequest): HostedCheckoutCalls {
  return {
    async getHostedCheckout({ orderId, signal, requestId }) {
      const query = { order_id: orderId, checkout_type: 'redirect' }
      let answer: unknown
      try {
        answer = await request({ endpoint: 'hostedCheckout', query, signal, requestId })
      } catch (error) {
        // No product of the order has a plan (vendor page).
        if (error instanceof InsurerError && error.kind === 'not_found') return undefined
        throw error
      }
      const checkout = checkoutAnswer.safeParse(answer)
      if (!checkout.success) return throwInvalidAnswer('hostedCheckout')
      return {
        orderId: checkout.data.order_id,
        redirectLink: checkout.data.redirect_link,
        availablePlans: checkout.data.available_plans.map((plan) => ({
          lineItemId: plan.line_item_id,
          productReference: plan.product_reference,
          price: { amount: plan.plan_price_amount, currency: plan.plan_price_currency },
        })),
      }
    },
  }
}
