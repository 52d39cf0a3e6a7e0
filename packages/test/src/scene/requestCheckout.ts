import { isPlanLineItem, type HostedCheckout, type LineItem } from '@hakuna-kit/core'
import { createSandbox, type CatalogueEntry } from '@hakuna-kit/sandbox'
import { createInsurerClient } from '@hakuna-kit/server'
import { entryOf } from '../catalogue.js'
import { headphones } from '../products.js'

/** Placed orders name no categories, so the insurer finds what it can still sell by product id. */
export const lateCatalogue: CatalogueEntry[] = [
  entryOf(headphones.id, {
    merchantProductId: 'pl-headphones-2y',
    price: 2_399,
    title: { en: '2 years of all-round protection', de: '2 Jahre Rundumschutz' },
    termMonths: 24,
  }),
]

/** What the shop's server does after an order: reports it to the insurer and requests the insurer's hosted checkout. */
export async function requestCheckout(lineItems: LineItem[]): Promise<HostedCheckout | undefined> {
  const secretKey = 'sk_test_example'
  const { fetch } = createSandbox({ secretKeys: [secretKey], catalogue: lateCatalogue })
  const insurer = createInsurerClient({ secretKey, fetch })
  const noCustomer = { first_name: '', last_name: '', email: '' }
  const noAddress = { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' }
  const line_items = lineItems.map((line) => ({
    id: line.id,
    quantity: line.quantity,
    price_amount: line.unitPrice.amount,
    product_id: line.productId,
    product_title: line.title,
    product_brand: line.brand ?? '',
    ...(isPlanLineItem(line) && {
      custom_properties: { product_reference: line.customProperties?.['productReference'] ?? '' },
    }),
  }))
  await insurer.publishEvent({
    event: {
      type: 'order_placed',
      payload: {
        order_id: 'order-1',
        placed_at: '2026-11-21T10:00:00.000Z',
        order_currency: 'eur',
        customer: noCustomer,
        customer_billing_address: noAddress,
        line_items,
      },
    },
  })
  return insurer.getHostedCheckout({ orderId: 'order-1' })
}
