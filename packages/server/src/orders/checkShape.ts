import type { z } from 'zod'
import { InvalidOrderError } from './OrderError.js'

/** @throws InvalidOrderError with the path of the first fault; the message names what was expected, never what was found. */
export function checkShape<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new InvalidOrderError(toFieldPath(issue?.path ?? []), `${describe(issue)}.`)
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
