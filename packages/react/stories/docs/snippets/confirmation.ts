import { createInsurerClient } from '@hakuna-kit/server'

const insurer = createInsurerClient({ secretKey: process.env.HAKUNA_SECRET_KEY! })

/** The value for `<OrderProtection checkout={…} />` on the confirmation page. Without an answer it shows no plans. */
export async function checkoutOf(orderId: string) {
  return insurer.getHostedCheckout({ orderId }).catch(() => undefined)
}
