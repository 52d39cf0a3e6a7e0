import type { LocalizedText } from '@hakuna-kit/core'

/** What tells one plan of a product from another, in the insurer's field names. */
type PlanIdentity = {
  id?: string | undefined
  merchant_product_id: string
  title: LocalizedText
  term_months?: number | undefined
}

/**
 * Gives each of one product's plans an id that is unique among them and the same at the next lookup. That is, in this
 * order:
 *
 * 1. the insurer's own id, where it sends one
 * 2. the shop's item id, where no other plan has it (the guide's "one-to-one")
 * 3. the shop's item id with a digest of title and term, where one item serves for several plans ("one-to-all").
 *    Prices are not part of the digest: they change.
 */
export function assignPlanIds<Plan extends PlanIdentity>(
  plans: Plan[],
  onDuplicate: () => void,
): { id: string; plan: Plan }[] {
  const uses = new Map<string, number>()
  for (const plan of plans) uses.set(plan.merchant_product_id, (uses.get(plan.merchant_product_id) ?? 0) + 1)

  const taken = new Set<string>()
  const assigned: { id: string; plan: Plan }[] = []
  for (const plan of plans) {
    const isAlone = uses.get(plan.merchant_product_id) === 1
    const id = plan.id ?? (isAlone ? plan.merchant_product_id : `${plan.merchant_product_id}~${digestPlan(plan)}`)
    if (taken.has(id)) {
      onDuplicate()
      continue
    }
    taken.add(id)
    assigned.push({ id, plan })
  }
  return assigned
}

function digestPlan(plan: PlanIdentity): string {
  const title = Object.entries(plan.title).sort(([a], [b]) => (a < b ? -1 : 1))
  return fnv1a(JSON.stringify([title, plan.term_months ?? null]))
}

/** 32-bit FNV-1a: short and stable. It need not be hard to forge. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}
