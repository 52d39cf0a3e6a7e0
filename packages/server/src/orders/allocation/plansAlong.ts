import type { AmbiguousPlans } from '@hakuna-kit/core'
import type { ChangedUnits, Order } from '../order.js'
import type { Cover } from './readAllocation.js'

/**
 * Plans that go along because their product went. With a cancelled unit it is a plan whose unit was not shipped, as long as there is one: the
 * others are contracts already.
 */
export function plansAlong(
  order: Order,
  kind: 'refunded' | 'cancelled',
  cover: Cover,
  productLineItemId: string,
): { along: ChangedUnits[]; ambiguous: AmbiguousPlans | undefined } {
  const candidates = cover
    .of(productLineItemId)
    .filter(({ live }) => live > 0)
    .map((connection) => {
      const { planLineItemId, live } = connection
      const first = kind === 'cancelled' ? live - cover.shipped(connection) : live
      return { planLineItemId, live, first, then: live - first, going: 0 }
    })
  let rest = cover.surplus(productLineItemId)
  const isChoice = candidates.length > 1 && rest > 0 && rest < candidates.reduce((sum, { live }) => sum + live, 0)
  for (const part of ['first', 'then'] as const) {
    for (const candidate of candidates) {
      const quantity = Math.min(rest, candidate[part])
      rest -= quantity
      candidate.going += quantity
    }
  }
  const along = candidates
    .filter(({ going }) => going > 0)
    .map(({ planLineItemId, going }) => ({ lineItemId: planLineItemId, productLineItemId, quantity: going }))
  if (!isChoice) return { along, ambiguous: undefined }
  const productReference = order.lineItems.find(({ id }) => id === productLineItemId)?.productId ?? ''
  const planLineItemIds = candidates.map(({ planLineItemId }) => planLineItemId)
  return { along, ambiguous: { productReference, productLineItemIds: [productLineItemId], planLineItemIds } }
}
