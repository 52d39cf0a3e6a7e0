import type { Cart, CartAction } from '@hakuna-kit/core'
import type { Sandbox } from '@hakuna-kit/sandbox'

type WireAction = { type: string; payload: { line_item_id: string; line_item_quantity: number } }

/** Sends cart reports as the insurer's guide describes them directly to the sandbox. In a shop the server does this. */
export function createSandboxInsurer(
  sandbox: Pick<Sandbox, 'fetch'>,
  cartId: string,
): (cart: Cart) => Promise<CartAction[]> {
  return async (cart) => {
    const response = await sandbox.fetch('https://api.hellohakuna.com/sandbox/orders', {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_example', 'content-type': 'application/json' },
      body: JSON.stringify({
        cart_id: cartId,
        user_session_id: 'f4f78677-31ea-4fea-9d91-5fdd91119aa8',
        cart_currency: cart.currency,
        line_items: cart.lineItems.map((line) => ({
          id: line.id,
          quantity: line.quantity,
          price_amount: line.unitPrice.amount,
          product_id: line.productId,
          product_title: line.title,
          product_brand: line.brand,
          ...(line.customProperties && {
            custom_properties: { product_reference: line.customProperties.productReference },
          }),
        })),
      }),
    })
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`)
    const { actions } = (await response.json()) as { actions: WireAction[] }
    return actions.map(({ payload }) => ({
      type: 'update_line_item',
      lineItemId: payload.line_item_id,
      quantity: payload.line_item_quantity,
    }))
  }
}
