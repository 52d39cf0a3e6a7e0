import type { Money } from './money.js'

/** One line of the shop's cart: a product or, with `customProperties.productReference`, a plan. */
export type LineItem = {
  id: string
  /** A whole number, 1 or more. */
  quantity: number
  productId: string
  title: string
  brand?: string | undefined
  unitPrice: Money
  /** On plan line items exactly two keys: `productReference` and `planId`. */
  customProperties?: Record<string, string> | undefined
}

/** A line that is yet to be added. `unitPrice` is a hint: many carts price lines themselves. */
export type NewLineItem = Omit<LineItem, 'id'>

/** The shop's cart as its adapter reads it. */
export type Cart = {
  id: string
  /** Lower-case ISO 4217. */
  currency: string
  lineItems: LineItem[]
  /** Changes with every change of the cart, where the shop has such a thing. */
  version?: string | undefined
}
