import { maxProductsPerRequest } from '@hakuna-kit/core/internal'
import { z } from 'zod'
import { isCurrency } from './plans/isCurrency.js'
import { Problem } from './problems.js'

// Ids become part of queries, keys and logs: bounded, without control characters and lone surrogates.
const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
const text = z
  .string()
  .max(1_000)
  .regex(/^\P{Cs}*$/u)
const amount = z.int().nonnegative().max(1_000_000_000_000)
const money = z.object({ amount, currency: z.string().refine(isCurrency) })
const quantity = z.int().positive().max(1_000_000)

export const productSchema = z.object({
  id,
  title: text,
  brand: text,
  category: text.optional(),
  price: money,
})

/** The two keys that plan lines have. All others are dropped, since the insurer does not need them. */
const customProperties = z
  .object({ productReference: id.optional(), planId: id.optional() })
  .transform(({ productReference, planId }): Record<string, string> => ({
    ...(productReference === undefined ? {} : { productReference }),
    ...(planId === undefined ? {} : { planId }),
  }))

const lineItem = z.object({
  id,
  quantity,
  productId: id,
  title: text,
  brand: text.optional(),
  unitPrice: money,
  customProperties: customProperties.optional(),
})

const cart = z
  .object({
    id,
    currency: z.string().refine(isCurrency),
    lineItems: z.array(lineItem).max(500),
    version: text.optional(),
  })
  .refine(({ currency, lineItems }) => lineItems.every((line) => line.unitPrice.currency === currency), {
    path: ['currency'],
  })
  .refine(({ lineItems }) => new Set(lineItems.map((line) => line.id)).size === lineItems.length, {
    path: ['lineItems'],
  })

export const plansRequestSchema = z.object({ products: z.array(productSchema).min(1).max(maxProductsPerRequest) })
/** With the option `products` the browser's titles and prices are ignored. */
export const productIdsRequestSchema = z.object({
  products: z.array(z.object({ id })).min(1).max(maxProductsPerRequest),
})
export const cartReportRequestSchema = z.object({ cart })
export const syncRequestSchema = z.object({})
export const cartIdSchema = id

/**
 * Checks a value of the request. The problem's detail names the first wrong field, never its value.
 *
 * @throws Problem `invalid_request`
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  // Every name on the path is defined above, never taken from the request: unknown keys are ignored.
  const path = parsed.error.issues[0]?.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
  throw new Problem('invalid_request', { detail: path ? `Check ${path.replace(/^\./, '')}.` : 'Check the body.' })
}
