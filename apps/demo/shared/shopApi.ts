import type { Cart, HostedCheckout, LocalizedText } from '@hakuna-kit/core'

/** What the shop's server and the shop's pages say to each other under `/shop-api`. Shared by both sides, so it holds shapes only. */

export const currencies = ['eur', 'jpy'] as const
export type Currency = (typeof currencies)[number]

export const categories = ['smartphones', 'audio', 'bikes', 'household', 'computers', 'accessories'] as const
export type Category = (typeof categories)[number]

/** The pictures are drawn by the client; the catalogue names the one to draw. */
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
  /** The product id that the cart and the insurer see. */
  id: string
  label: LocalizedText
  /** Colour of the drawing, a CSS colour. */
  colour: string
  /** Minor units, gross. */
  prices: Record<Currency, number>
  /** Where it differs from the product's. */
  usualPlans?: number | undefined
}

export type CatalogueProduct = {
  slug: string
  brand: string
  category: Category
  /** What the insurer calls this kind of thing; absent where it insures none. */
  insurerCategory?: string | undefined
  /** How many plans the insurer usually has for it. Pages hold that much room, so that nothing jumps when they arrive. */
  usualPlans: number
  drawing: DrawingName
  /** Background behind the drawing, a hue from 0 to 360. */
  hue: number
  name: LocalizedText
  claim: LocalizedText
  description: LocalizedText
  facts: { label: LocalizedText; value: LocalizedText }[]
  /** What the variants differ in; absent with a single variant. */
  variantOption?: LocalizedText | undefined
  variants: [Variant, ...Variant[]]
}

/** Which insurer this shop talks to. No key and no customer data is in it. */
export type InsurerInfo = { kind: 'in_process_sandbox' } | { kind: 'remote'; host: string }

export type CatalogueAnswer = { products: CatalogueProduct[]; insurer: InsurerInfo }

export type CartAnswer = { cart: Cart | null }

/** What the shopper wants in the cart. Titles and prices are the server's; `shownPrice` is what the shopper saw, in minor units. */
export type WantedLine = {
  productId: string
  quantity: number
  title?: string | undefined
  shownPrice?: number | undefined
  customProperties?: Record<string, string> | undefined
}
export type AddLinesRequest = { items: WantedLine[] }

export type UpdateLineRequest = { quantity: number }

export type Customer = { firstName: string; lastName: string; email: string }
export type Address = { addressLine1: string; addressLine2: string; zip: string; city: string; country: string }
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

/** What the confirmation page says about protection after the sale. */
export type OrderProtectionAnswer = {
  /** The insurer's checkout for what is still unprotected; null: nothing on offer, or the insurer could not be asked. */
  checkout: HostedCheckout | null
  /** The insurer has not heard of the order yet: worth asking again. */
  isPending: boolean
  /** When the last parcel left, ISO 8601. */
  shippedAt: string | null
}

export type ShopProblemCode = 'invalid_request' | 'not_found' | 'conflict' | 'locked' | 'refused' | 'empty_cart'
/** Body of every error of `/shop-api`, `application/problem+json`. */
export type ShopProblem = { type: string; title: string; status: number; code: ShopProblemCode }
