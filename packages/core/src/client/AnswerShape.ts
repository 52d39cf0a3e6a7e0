import type { Plan } from '../plan.js'
import type { PlanLookup } from './storefrontProtocol.js'

// The shape of an answer of the proxy, checked without a schema library because every byte is sent to browsers. The
// components show what passes, so an insurance link must be an https URL and an amount a whole number.

/** A test, a list of items with one shape, or an object with such properties; other properties are not checked. */
export type AnswerShape<T> =
  | ((value: unknown) => boolean)
  | (T extends readonly (infer Item)[]
      ? readonly [AnswerShape<Item>]
      : { readonly [Key in keyof T]?: AnswerShape<T[Key]> })

/** Whether `value` has this shape. */
export function matches<T>(value: unknown, shape: AnswerShape<T>): value is T {
  if (typeof shape === 'function') return shape(value)
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((item) => matches(item, shape[0]))
  return (
    Object(value) === value &&
    Object.entries(shape).every(([key, part]) => matches((value as never)[key], part as never))
  )
}

export const isText = (value: unknown): value is string => typeof value === 'string'
/** A whole number, 0 or more. */
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

const planShape: AnswerShape<Plan> = {
  id: isText,
  merchantProductId: isText,
  productReference: isText,
  price: { amount: isCount, currency: isText },
  title: {},
  insuranceDetailsUrl: (value) => isText(value) && value.startsWith('https://'),
}

export const planLookupsShape: AnswerShape<PlanLookup[]> = [{ productId: isText, plans: [planShape] }]
