import type { CartAction } from '../CartChange.js'
import type { Plan } from '../plan.js'
import type { CartReportAnswer, CartSyncAnswer, ConnectionsAnswer, PlanLookup } from './storefrontProtocol.js'

// The agreed shape of each answer, checked without a schema library. The components show what passes, so an insurance link
// must be an https URL and an amount a whole number.

/** A test, a list of such items, or an object with such properties; properties that are not named are not looked at. */
export type Shape<T> =
  | ((value: unknown) => boolean)
  | (T extends readonly (infer Item)[] ? readonly [Shape<Item>] : { readonly [Key in keyof T]?: Shape<T[Key]> })

export function fits<T>(value: unknown, shape: Shape<T>): value is T {
  if (typeof shape === 'function') return shape(value)
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((item) => fits(item, shape[0]))
  return (
    Object(value) === value && Object.entries(shape).every(([key, part]) => fits((value as never)[key], part as never))
  )
}

export const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isType = (type: CartAction['type']) => (value: unknown) => value === type

const plan: Shape<Plan> = {
  id: isText,
  merchantProductId: isText,
  productReference: isText,
  price: { amount: isCount, currency: isText },
  title: {},
  insuranceDetailsUrl: (value) => isText(value) && value.startsWith('https://'),
}

export const lookupsShape: Shape<PlanLookup[]> = [{ productId: isText, plans: [plan] }]

export const connectionsShape: Shape<ConnectionsAnswer> = {
  connections: [
    {
      productLineItemId: isText,
      planLineItemId: isText,
      quantity: (value: unknown) => value === undefined || isCount(value),
    },
  ],
}

export const reportShape: Shape<CartReportAnswer> = {
  actions: [
    (action) =>
      fits(action, { type: isType('unknown'), name: isText }) ||
      fits(action, { type: isType('update_line_item'), lineItemId: isText, quantity: isCount }),
  ],
}

export const syncShape: Shape<CartSyncAnswer> = {
  cart: (cart) => cart === null || fits(cart, { id: isText, lineItems: [{}] }),
  rounds: isCount,
  changes: [{}],
}
