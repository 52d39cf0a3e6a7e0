import type { Cart, HostedCheckout, LocalizedText } from '@hakuna-kit/core'

/** Requests and answers under `/shop-api`. Imported by the pages and by the server, so it has no logic. */

export const currencies = ['eur', 'jpy'] as const
export type Currency = (typeof currencies)[number]

export const categories = ['smartphones', 'audio', 'bikes', 'household', 'computers', 'accessories'] as const
type Category = (typeof categories)[number]

/** The drawing that the pages show for a product. */
export type DrawingName =
  | 'phone'
  | 'case'
  | 'headphones'
  | 'earbuds'
  | 'speaker'
  | 'bike'
  | 'ebike'
  | 'washer'
  | 'dryer'
  | 'coffee'
  | 'laptop'
  | 'tablet'
  | 'watch'
  | 'camera'

export type Variant = {
  /** The product id in carts and at the insurer. */
  id: string
  label: LocalizedText
  /** Colour of the drawing, a CSS colour. */
  colour: string
  /** Minor units, gross. */
  prices: Record<Currency, number>
  /** Default: that of the product. */
  usualPlans?: number | undefined
}

export type CatalogueProduct = {
  slug: string
  brand: string
  category: Category
  /** The insurer's category. Absent: the insurer has no plans for it. */
  insurerCategory?: string | undefined
  /** Usual number of plans. Pages reserve space for them, so that the layout does not move when they load. */
  usualPlans: number
  drawing: DrawingName
  /** Background behind the drawing, a hue from 0 to 360. */
  hue: number
  name: LocalizedText
  claim: LocalizedText
  description: LocalizedText
  facts: { label: LocalizedText; value: LocalizedText }[]
  /** Name of the property in which variants differ. Absent: there is one variant. */
  variantOption?: LocalizedText | undefined
  variants: [Variant, ...Variant[]]
}

/** The insurer of this shop. Has no key and no customer data. */
export type InsurerInfo = { kind: 'in_process_sandbox' } | { kind: 'remote'; host: string }

export type CatalogueAnswer = { products: CatalogueProduct[]; insurer: InsurerInfo }

export type CartAnswer = { cart: Cart | null }

/** A line to add. The server sets title and price; `shownPrice` is the price that was shown, in minor units. */
export type WantedLine = {
  productId: string
  quantity: number
  title?: string | undefined
  shownPrice?: number | undefined
  customProperties?: Record<string, string> | undefined
}
export type AddLinesRequest = { items: WantedLine[] }

export type UpdateLineRequest = { quantity: number }

type Customer = { firstName: string; lastName: string; email: string }
type Address = { addressLine1: string; addressLine2: string; zip: string; city: string; country: string }
export type PlaceOrderRequest = { customer: Customer; address: Address }

/** An order as its buyer sees it. */
export type OrderSummary = {
  id: string
  placedAt: string
  currency: string
  lineItems: Cart['lineItems']
  customer: Customer
  address: Address
}
export type OrderAnswer = { order: OrderSummary }

/** Data about protection for the confirmation page. */
export type OrderProtectionAnswer = {
  /** The insurer's checkout for unprotected lines. Null: there is none, or the insurer did not answer. */
  checkout: HostedCheckout | null
  /** True: the insurer does not have the order yet, so ask again. */
  isPending: boolean
  /** Time of the last shipment, ISO 8601. */
  shippedAt: string | null
}

export type ShopProblemCode = 'invalid_request' | 'not_found' | 'conflict' | 'locked' | 'refused' | 'empty_cart'
/** Body of every error of `/shop-api`, `application/problem+json`. */
export type ShopProblem = { type: string; title: string; status: number; code: ShopProblemCode }
