import type { z } from 'zod'
import { Refusal } from './Refusal.js'

/**
 * Checks a message against its schema.
 * @throws Refusal 400 `invalid_request_parameters`: one validation error for each fault, with the path of the field
 */
export function parseMessage<T>(schema: z.ZodType<T>, message: unknown): T {
  const result = schema.safeParse(message)
  if (result.success) return result.data
  throw new Refusal(
    400,
    'invalid_request_parameters',
    result.error.issues.slice(0, 50).map((issue) => `${toPath(issue.path)}: ${issue.message}`),
  )
}

/** `['line_items', 0, 'quantity']` as `line_items[0].quantity`. */
function toPath(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>(
    (path, part) => (typeof part === 'number' ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part)),
    '',
  )
}
