import type { Cart, LineItem } from '../../cart.js'
import type { CartAction } from '../../CartChange.js'

/** Product line id → plan line ids and units, for product lines of which every unit is covered. */
type Covered = Record<string, { planLineItemId: string; quantity: number }[]>

/** What the insurer remembers of one cart: the lines that were covered in full when there were no actions. */
export type InsurerMemory = Covered

const referenceOf = (line: LineItem): string | undefined => line.customProperties?.productReference

/**
 * Applies the documented rules, written independently of the engine and of the sandbox: plans beyond the number of
 * products are removed, last line first; a plan follows a product line that was covered in full and has grown; fewer
 * plans than products is a choice of the shopper and stays.
 */
export function askFairInsurer(
  { lineItems }: Cart,
  memory: InsurerMemory,
): { actions: CartAction[]; memory: InsurerMemory } {
  const wanted = new Map<string, number>()
  const references = new Set(lineItems.flatMap((line) => referenceOf(line) ?? []))
  for (const reference of references) {
    const plans = lineItems.filter((line) => referenceOf(line) === reference)
    const products = lineItems.filter((line) => !referenceOf(line) && line.productId === reference)
    let room = total(products) - total(plans)
    for (let index = plans.length - 1; room < 0 && index >= 0; index--) {
      const cut = Math.min(plans[index]!.quantity, -room)
      wanted.set(plans[index]!.id, plans[index]!.quantity - cut)
      room += cut
    }
    const coverage = cover(products, plans)
    for (const product of products) {
      const before = memory[product.id]
      const plan = plans.find(({ id }) => before?.some(({ planLineItemId }) => planLineItemId === id))
      if (!before || !plan || room <= 0) continue
      const growth = Math.min(
        product.quantity - total(before),
        product.quantity - total(coverage.get(product.id) ?? []),
        room,
      )
      if (growth <= 0) continue
      wanted.set(plan.id, (wanted.get(plan.id) ?? plan.quantity) + growth)
      room -= growth
    }
  }
  const actions = [...wanted].map(([lineItemId, quantity]): CartAction => ({
    type: 'update_line_item',
    lineItemId,
    quantity,
  }))
  const isFirst = Object.keys(memory).length === 0
  return { actions, memory: actions.length && !isFirst ? memory : fullCoverage(lineItems) }
}

function fullCoverage(lineItems: LineItem[]): Covered {
  const plans = lineItems.filter(referenceOf)
  const products = lineItems.filter((line) => !referenceOf(line))
  const full: Covered = {}
  for (const reference of new Set(plans.map(referenceOf))) {
    const own = products.filter(({ productId }) => productId === reference)
    const pairs = cover(
      own,
      plans.filter((plan) => referenceOf(plan) === reference),
    )
    for (const product of own) {
      const covering = pairs.get(product.id)
      if (covering && total(covering) === product.quantity) full[product.id] = covering
    }
  }
  return full
}

/** Assigns plan units to product units, in the order of the lines. */
function cover(products: LineItem[], plans: LineItem[]): Map<string, { planLineItemId: string; quantity: number }[]> {
  const units = plans.flatMap(({ id, quantity }) => Array.from({ length: quantity }, () => id))
  const pairs = new Map<string, { planLineItemId: string; quantity: number }[]>()
  for (const product of products) {
    const own = units.splice(0, product.quantity)
    if (!own.length) break
    pairs.set(
      product.id,
      [...new Set(own)].map((planLineItemId) => ({
        planLineItemId,
        quantity: own.filter((id) => id === planLineItemId).length,
      })),
    )
  }
  return pairs
}

const total = (parts: readonly { quantity: number }[]): number => parts.reduce((sum, { quantity }) => sum + quantity, 0)

/** An insurer that follows the documents. It remembers its last report. */
export function createFairInsurer(): { report: (cart: Cart) => CartAction[] } {
  let memory: InsurerMemory = {}
  return {
    report(cart) {
      const answer = askFairInsurer(cart, memory)
      memory = answer.memory
      return answer.actions
    },
  }
}
