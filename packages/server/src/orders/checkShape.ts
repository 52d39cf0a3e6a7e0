import type { z } from 'zod'
import { OrderError } from './OrderError.js'

/**
 * @throws OrderError `order_invalid` with the path of the first fault. The message says what was expected, never what
 *   was found.
 */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new OrderError('order_invalid', toFieldPath(issue?.path ?? []), { reason: `${describe(issue)}.` })
}

/** `['lineItems', 0, 'quantity']` as `lineItems[0].quantity`. */
export function toFieldPath(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>(
    (before, part) =>
      typeof part === 'number' ? `${before}[${part}]` : before ? `${before}.${String(part)}` : String(part),
    '',
  )
  return text || 'value'
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_type') return `expected ${issue.expected}`
  if (issue?.code === 'custom') return issue.message
  if (issue?.code === 'too_small') return `must not be smaller or shorter than ${issue.minimum}`
  return 'not in the expected form'
}
