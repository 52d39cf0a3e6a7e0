import type { WirePlan } from './planCodec.js'

/**
 * Gives each of one product's plans an id that is unique among them and the same at the next lookup: the insurer's own where it sends one,
 * else the shop's item id where no other plan has it ("one-to-one"), else that id with a digest of what the shopper is told ("one-to-all":
 * one placeholder item stands for every plan). Prices are left out of the digest: they change.
 */
export function assignPlanIds(plans: WirePlan[], onDuplicate: () => void): { id: string; plan: WirePlan }[] {
  const uses = new Map<string, number>()
  for (const plan of plans) uses.set(plan.merchant_product_id, (uses.get(plan.merchant_product_id) ?? 0) + 1)

  const taken = new Set<string>()
  const assigned: { id: string; plan: WirePlan }[] = []
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

function digestPlan(plan: WirePlan): string {
  const title = Object.entries(plan.title).sort(([a], [b]) => (a < b ? -1 : 1))
  return fnv1a(JSON.stringify([title, plan.term_months ?? null]))
}

/** 32-bit FNV-1a: short and stable; nothing rests on its being hard to forge. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(36)
}
