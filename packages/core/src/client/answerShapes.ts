import type { CartAction } from '../CartChange.js'
import type { Plan } from '../plan.js'
import type { CartReportAnswer, CartSyncAnswer, ConnectionsAnswer, PlanLookup } from './storefrontProtocol.js'

// The shape of each answer of the proxy, checked without a schema library because every byte is sent to browsers. The
// components show what passes, so an insurance link must be an https URL and an amount a whole number.

/** A test, a list of items with one shape, or an object with such properties; other properties are not checked. */
export type Shape<T> =
  | ((value: unknown) => boolean)
  | (T extends readonly (infer Item)[] ? readonly [Shape<Item>] : { readonly [Key in keyof T]?: Shape<T[Key]> })

/** Whether `value` has this shape. */
export function matches<T>(value: unknown, shape: Shape<T>): value is T {
  if (typeof shape === 'function') return shape(value)
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((item) => matches(item, shape[0]))
  return (
    Object(value) === value &&
    Object.entries(shape).every(([key, part]) => matches((value as never)[key], part as never))
  )
}

export const isText = (value: unknown): value is string => typeof value === 'string'
/** A whole number, 0 or more. */
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isActionType = (type: CartAction['type']) => (value: unknown) => value === type

const planShape: Shape<Plan> = {
  id: isText,
  merchantProductId: isText,
  productReference: isText,
  price: { amount: isCount, currency: isText },
  title: {},
  insuranceDetailsUrl: (value) => isText(value) && value.startsWith('https://'),
}

export const planLookupsShape: Shape<PlanLookup[]> = [{ productId: isText, plans: [planShape] }]

export const connectionsShape: Shape<ConnectionsAnswer> = {
  connections: [
    {
      productLineItemId: isText,
      planLineItemId: isText,
      quantity: (value: unknown) => value === undefined || isCount(value),
    },
  ],
}

export const cartReportShape: Shape<CartReportAnswer> = {
  actions: [
    (action) =>
      matches(action, { type: isActionType('unknown'), name: isText }) ||
      matches(action, { type: isActionType('update_line_item'), lineItemId: isText, quantity: isCount }),
  ],
}

export const cartSyncShape: Shape<CartSyncAnswer> = {
  cart: (cart) => cart === null || matches(cart, { id: isText, lineItems: [{}] }),
  rounds: isCount,
  changes: [{}],
}
