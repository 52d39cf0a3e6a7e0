/**
 * Rules for what may leave the browser in a support report. A rule returns a safe value, or `undefined` to leave the
 * value out. Only listed fields pass, so a new field elsewhere is left out until it is listed.
 */
export type ReportRule = (value: unknown) => unknown

/** Passes only these fields, each by its own rule. */
export function fields(rules: Record<string, ReportRule>): ReportRule {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined
    const picked = Object.entries(rules).flatMap(([name, rule]) => {
      const safe = Object.hasOwn(value, name) ? rule((value as Record<string, unknown>)[name]) : undefined
      return safe === undefined ? [] : [[name, safe]]
    })
    return Object.fromEntries(picked) as unknown
  }
}

export function listOf(rule: ReportRule): ReportRule {
  return (value) =>
    Array.isArray(value) ? value.map((item: unknown) => rule(item)).filter((item) => item !== undefined) : undefined
}

/** Picks the rules by the value of `type`. A type that is not listed does not pass. */
export function byType(rules: Record<string, Record<string, ReportRule>>): ReportRule {
  return (value) => {
    const type: unknown = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
    if (typeof type !== 'string' || !Object.hasOwn(rules, type)) return undefined
    return { type, ...(fields(rules[type] ?? {})(value) as object) }
  }
}

/** An id of the shop's catalogue or of a plan. Longer texts are not taken for ids. */
export const catalogueId: ReportRule = (value) => (typeof value === 'string' && value.length <= 128 ? value : undefined)

/** A category, brand or similar of the catalogue, by which the insurer chooses plans. */
export const catalogueWord: ReportRule = (value) =>
  typeof value === 'string' && value.length <= 80 ? value : undefined

/** A code, e.g. `no_match`. Sentences, addresses and other texts become `other`. */
export const code: ReportRule = (value) => {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' && /^[a-z][a-z_]{0,63}$/i.test(value) ? value : 'other'
}

/** A BCP 47 language tag. */
export const languageTag: ReportRule = (value) =>
  typeof value === 'string' && /^[a-z0-9-]{1,35}$/i.test(value) ? value : undefined

export const number: ReportRule = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)

export const flag: ReportRule = (value) => (typeof value === 'boolean' ? value : undefined)

/** Milliseconds since 1970, written as ISO 8601. */
export const time: ReportRule = (value) =>
  typeof value === 'number' && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : undefined

export const money: ReportRule = fields({
  amount: number,
  currency: (value) => (typeof value === 'string' && /^[a-z]{3}$/i.test(value) ? value : undefined),
})

/**
 * Replaces ids that identify a shopper by numbers, e.g. `line-1`: ids of carts, lines and orders often contain the
 * token that gives access to them. Within one report, an id always gets the same number.
 */
export function alias(prefix: string): ReportRule {
  const numbers = new Map<string, number>()
  return (value) => {
    if (typeof value !== 'string') return undefined
    if (!numbers.has(value)) numbers.set(value, numbers.size + 1)
    return `${prefix}-${numbers.get(value)}`
  }
}
