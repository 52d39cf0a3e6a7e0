import { createInsurerClient } from '@hakuna-kit/server'

const insurer = createInsurerClient({ secretKey: process.env.HAKUNA_SECRET_KEY! })

/**
 * What the confirmation page hands to `<OrderProtection checkout={…} />`. Without an answer there is simply no offer.
 */
export async function checkoutOf(orderId: string) {
  return insurer.getHostedCheckout({ orderId }).catch(() => undefined)
}
