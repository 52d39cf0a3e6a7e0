/**
 * Rules for what may leave the browser in a support report. A rule gives a value that is safe, or `undefined` to leave it
 * out. Only fields that are named get through, so a field that somebody adds elsewhere stays out until it is listed here.
 */
export type Rule = (value: unknown) => unknown

/** Only these fields, each by its own rule. */
export function fields(rules: Record<string, Rule>): Rule {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined
    const picked = Object.entries(rules).flatMap(([name, rule]) => {
      const safe = Object.hasOwn(value, name) ? rule((value as Record<string, unknown>)[name]) : undefined
      return safe === undefined ? [] : [[name, safe]]
    })
    return Object.fromEntries(picked) as unknown
  }
}

export function listOf(rule: Rule): Rule {
  return (value) =>
    Array.isArray(value) ? value.map((item: unknown) => rule(item)).filter((item) => item !== undefined) : undefined
}

/** By the value of `type`; a type that is not listed does not get through. */
export function byType(rules: Record<string, Record<string, Rule>>): Rule {
  return (value) => {
    const type: unknown = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
    if (typeof type !== 'string' || !Object.hasOwn(rules, type)) return undefined
    return { type, ...(fields(rules[type] ?? {})(value) as object) }
  }
}

/** An id of the shop's catalogue or of a plan. Long ones are no ids. */
export const catalogueId: Rule = (value) => (typeof value === 'string' && value.length <= 128 ? value : undefined)

/** A fact of the catalogue that plans are chosen by. */
export const catalogueWord: Rule = (value) => (typeof value === 'string' && value.length <= 80 ? value : undefined)

/** A word that programs wrote for programs, e.g. `no_match`. Sentences, addresses and the like do not fit. */
export const code: Rule = (value) => {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' && /^[a-z][a-z_]{0,63}$/i.test(value) ? value : 'other'
}

/** A BCP 47 language tag. */
export const languageTag: Rule = (value) =>
  typeof value === 'string' && /^[a-z0-9-]{1,35}$/i.test(value) ? value : undefined

export const number: Rule = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)

export const flag: Rule = (value) => (typeof value === 'boolean' ? value : undefined)

/** Milliseconds since 1970, written as ISO 8601. */
export const time: Rule = (value) =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : undefined

export const money: Rule = fields({
  amount: number,
  currency: (value) => (typeof value === 'string' && /^[a-z]{3}$/i.test(value) ? value : undefined),
})

/**
 * Numbers ids that lead to one shopper, e.g. `line-1`: ids of carts, lines and orders often carry the very token that opens
 * them. The same id gets the same number within one report.
 */
export function alias(prefix: string): Rule {
  const numbers = new Map<string, number>()
  return (value) => {
    if (typeof value !== 'string') return undefined
    if (!numbers.has(value)) numbers.set(value, numbers.size + 1)
    return `${prefix}-${numbers.get(value)}`
  }
}
