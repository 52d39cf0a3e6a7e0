import type { Cart, LineItem } from './cart.js'
import { planReferenceOf } from './plan.js'

/** The lines of one product and of its plans, both in a stable order. */
export type ReferenceLines = {
  products: LineItem[]
  plans: LineItem[]
  /** Units on all plan lines together. */
  planUnits: number
  /** Units of the product minus units of its plans; below 0 there are too many plans. */
  room: number
}

/**
 * The lines of a cart by product id. Carts may sort lines, so the order is that of the line ids: shorter ids first,
 * then by character. For ids that are numbers this is the order in which the lines were added.
 */
export function linesByReference(cart: Cart): Map<string, ReferenceLines> {
  const groups = new Map<string, ReferenceLines>()
  for (const line of [...cart.lineItems].sort(byId)) {
    const reference = planReferenceOf(line)
    const key = reference || line.productId
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { products: [], plans: [], planUnits: 0, room: 0 }))
    if (reference) {
      group.plans.push(line)
      group.planUnits += line.quantity
      group.room -= line.quantity
    } else {
      group.products.push(line)
      group.room += line.quantity
    }
  }
  return groups
}

const byId = (a: LineItem, b: LineItem): number => a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * What stays equal between two reads of one line, whatever its quantity and price. Not the id alone: a cart may give
 * the id of a removed line to another one, and a login may exchange ids.
 */
export const identityOf = (line: LineItem): unknown[] => [
  line.id,
  line.productId,
  planReferenceOf(line),
  line.customProperties?.planId,
]

/** `identityOf` as a text, to compare and to look up. */
export const keyOf = (line: LineItem): string => JSON.stringify(identityOf(line))

/** The lines of a cart by their id. */
export const linesById = (cart: Cart | null): Map<string, LineItem> =>
  new Map(cart?.lineItems.map((line) => [line.id, line]))
