import { readFileSync } from 'node:fs'
import type { NewOrder } from '../../orders/order.js'

/** Body of a message that the insurer's documents print. */
export function readDocumentedBody(name: string): unknown {
  const file = new URL(`../../../../sandbox/examples/${name}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { request: { body: unknown } }).request.body
}

const eur = (amount: number) => ({ amount, currency: 'eur' })

const max = {
  customer: { firstName: 'Max', lastName: 'Mustermann', email: 'max.mustermann@example.com' },
  billingAddress: {
    addressLine1: 'Musterstrasse',
    addressLine2: '1',
    city: 'Musterstadt',
    country: 'de',
    zip: '123456',
  },
}

const iPhone = { id: 'line-item-id-3311', quantity: 1, productId: 'prd-iphone14', title: 'iPhone 14', brand: 'Apple' }
const plan = {
  id: 'line-item-id-3322',
  quantity: 1,
  brand: 'Hakuna',
  customProperties: { productReference: 'prd-iphone14' },
}

/** The order of the events page. */
export const eventsPageOrder: NewOrder = {
  ...max,
  id: 'ord-123',
  placedAt: '2022-02-20T00:00:00.000Z',
  currency: 'eur',
  lineItems: [
    { ...iPhone, unitPrice: eur(89900) },
    { ...plan, productId: 'protection-item-id-323', title: 'Hakuna.care protection', unitPrice: eur(8499) },
    {
      id: 'line-item-id-4411',
      quantity: 1,
      productId: 'prd-airpods-gen3',
      title: 'Airpods 3rd Generation',
      brand: 'Apple',
      unitPrice: eur(25500),
    },
  ],
}

/** The order of the guide "ERP + E-commerce integration". */
export const guideOrder: NewOrder = {
  ...max,
  id: 'ord-123',
  placedAt: '2022-02-20T00:00:00.000Z',
  currency: 'eur',
  cartId: 'cart-123',
  lineItems: [
    { ...iPhone, unitPrice: eur(112900) },
    { ...plan, productId: 'pl-prd-hakuna', title: '1 Jahr Garantieerweiterung', unitPrice: eur(1200) },
    {
      id: 'line-item-id-4411',
      quantity: 1,
      productId: 'prd-bb-32',
      title: 'Silicone Case iPhone 14',
      brand: 'Apple',
      unitPrice: eur(1200),
    },
  ],
}

/** The order of the feed's page. */
export const feedPageOrder: NewOrder = {
  id: 'ord-XYZ-123',
  placedAt: new Date(1683875934_000),
  currency: 'eur',
  customer: { firstName: 'Max', lastName: 'Mustermann', email: 'max.mustermann@example.com', phone: '+491601234567' },
  billingAddress: { addressLine1: 'Musterstrasse 1', addressLine2: '', city: 'München', country: 'de', zip: '81371' },
  lineItems: [
    {
      id: 'prd-iphone14',
      quantity: 1,
      productId: 'prd-iphone14',
      title: 'iPhone 14',
      brand: 'Apple',
      unitPrice: eur(112900),
    },
    {
      id: 'prd-hakuna-care-iphone14',
      quantity: 1,
      productId: 'prd-hakuna-care-iphone14',
      title: '1 year of all-round protection',
      brand: 'hakuna',
      unitPrice: eur(8464),
      customProperties: {
        productReference: 'prd-iphone14',
        offerId: 'off-eaf57888-8a68-4f23-8e68-137fc6dd48f4',
        planId: 'pl-90e8f25b-6d83-4d2e-89da-71d8385cdf72',
      },
    },
  ],
}
