import type { Cart } from './cart.js'
import type { CartAction } from './cartActions.js'
import type { Plan, Product } from './plan.js'
import type { CartSyncAnswer, ConnectionsAnswer, PlanLookup, PlansAnswer, ProblemAnswer } from './storefrontProtocol.js'

// Checks of the proxy's answers, by structure and without a schema library: `undefined` means not as agreed. What they let
// through is what the components show, so an insurance link must be an https URL and an amount a whole number.

type Unchecked<T> = { [K in keyof T]?: unknown }

const isObject = <T>(value: unknown): value is Unchecked<T> => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isListOf = <T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(isItem)

const isPlan = (value: unknown): value is Plan =>
  isObject<Plan>(value) &&
  isText(value.id) &&
  isText(value.merchantProductId) &&
  isText(value.productReference) &&
  isObject<Plan['price']>(value.price) &&
  isCount(value.price.amount) &&
  isText(value.price.currency) &&
  isObject(value.title) &&
  isText(value.insuranceDetailsUrl) &&
  value.insuranceDetailsUrl.startsWith('https://')

const isLookup = (value: unknown): value is PlanLookup =>
  isObject<PlanLookup>(value) && isText(value.productId) && isListOf(value.plans, isPlan)

const isConnection = (value: unknown): value is ConnectionsAnswer['connections'][number] =>
  isObject<ConnectionsAnswer['connections'][number]>(value) &&
  isText(value.productLineItemId) &&
  isText(value.planLineItemId) &&
  (value.quantity === undefined || isCount(value.quantity))

const isAction = (value: unknown): value is CartAction =>
  isObject<Extract<CartAction, { lineItemId: string }> & { name: string }>(value) &&
  (value.type === 'unknown'
    ? isText(value.name)
    : value.type === 'update_line_item' && isText(value.lineItemId) && isCount(value.quantity))

const isCart = (value: unknown): value is Cart =>
  isObject<Cart>(value) && isText(value.id) && Array.isArray(value.lineItems)

/** One lookup per product asked for, in the same order. */
export const readLookups = (value: unknown, products: Product[]): PlanLookup[] | undefined =>
  isObject<PlansAnswer>(value) &&
  isListOf(value.lookups, isLookup) &&
  value.lookups.length === products.length &&
  value.lookups.every((lookup, index) => lookup.productId === products[index]!.id)
    ? value.lookups
    : undefined

export const readConnections = (value: unknown): ConnectionsAnswer['connections'] | undefined =>
  isObject<ConnectionsAnswer>(value) && isListOf(value.connections, isConnection) ? value.connections : undefined

export const readActions = (value: unknown): CartAction[] | undefined =>
  isObject<{ actions: CartAction[] }>(value) && isListOf(value.actions, isAction) ? value.actions : undefined

export const readSync = (value: unknown): CartSyncAnswer | undefined =>
  isObject<CartSyncAnswer>(value) &&
  (value.cart === null || isCart(value.cart)) &&
  isCount(value.rounds) &&
  Array.isArray(value.changes)
    ? (value as CartSyncAnswer)
    : undefined

/** The stable code of a problem+json body. */
export const readProblemCode = (value: unknown): string | undefined =>
  isObject<ProblemAnswer>(value) && isText(value.code) ? value.code : undefined
