import { z } from 'zod'
import { currencies } from './currencies.js'
import { Refusal } from './Refusal.js'

/** An id that the merchant made: any text, but not none (documented as opaque strings). */
export const idField = z.string().min(1).max(500)

/** Whole minor units, never negative (vendor page "Troubleshooting": whole cents). */
export const amountField = z.int().min(0)

export const quantityField = z.int().min(1)

/** Lower-case ISO 4217 (every document). */
export const currencyField = z
  .string()
  .refine((code) => currencies.has(code), 'Expected a lower-case ISO 4217 currency code')

/** ISO 8601 in UTC, as in `2022-02-20T00:00:00.000Z` (events pages). */
export const isoTimeField = z.iso.datetime()

/** Name, e-mail and address fields accept the empty string (order feed page; for events our reading). */
export const optionalTextField = z.string().max(1000)

/**
 * Checks a message against its schema.
 * @throws Refusal 400 `invalid_request_parameters`, one validation error per fault, each with the field's path.
 */
export function parseMessage<T>(schema: z.ZodType<T>, message: unknown): T {
  const result = schema.safeParse(message)
  if (result.success) return result.data
  throw new Refusal(
    400,
    'invalid_request_parameters',
    result.error.issues.slice(0, 50).map((issue) => `${fieldPath(issue.path)}: ${issue.message}`),
  )
}

/** `['line_items', 0, 'quantity']` as `line_items[0].quantity`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  )
}
