import { isPlanLineItem, type LineItem } from '@hakuna-kit/core'
import type { HostedCheckout } from '@hakuna-kit/core'
import { createSandbox, type CatalogueEntry } from '@hakuna-kit/sandbox'
import { createInsurerClient } from '@hakuna-kit/server'
import { headphones } from './goods.js'

/** After the order nobody tells categories, so what the insurer still sells is found by product id. */
export const lateCatalogue: CatalogueEntry[] = [
  {
    productId: headphones.id,
    currency: 'eur',
    plans: [
      {
        merchantProductId: 'pl-headphones-2y',
        price: 2399,
        title: { en: '2 years of all-round protection', de: '2 Jahre Rundumschutz' },
        insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
        termMonths: 24,
      },
    ],
  },
]

/** What the shop's server does after an order: tells the insurer of it, and asks for the insurer's own checkout. */
export async function askForCheckout(lineItems: LineItem[]): Promise<HostedCheckout | undefined> {
  const secretKey = 'sk_test_example'
  const { fetch } = createSandbox({ secretKeys: [secretKey], catalogue: lateCatalogue })
  const insurer = createInsurerClient({ secretKey, fetch })
  const nobody = { first_name: '', last_name: '', email: '' }
  const nowhere = { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' }
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
        customer: nobody,
        customer_billing_address: nowhere,
        line_items,
      },
    },
  })
  return insurer.getHostedCheckout({ orderId: 'order-1' })
}
