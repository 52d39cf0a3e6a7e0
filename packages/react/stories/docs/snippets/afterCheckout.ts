import type { ProtectionProxy } from '@hakuna-kit/server'

/** Called where your shop turns a cart into an order. A failure here must not fail the order. */
export async function afterCheckout(proxy: ProtectionProxy, request: Request, cartId: string, orderId: string) {
  await proxy.reportCheckout({ request, cartId, orderId }).catch(console.error)
}
