import fc from 'fast-check'
import type { LineItem, NewLineItem } from '../../cart.js'
import { planLine, productLine } from '@hakuna-kit/test/carts'

/** An edit of a shopper, to one product and its plans. */
export type ShopperEdit =
  | { does: 'add'; product: string; quantity: number; planId?: string | undefined }
  | { does: 'set'; product: string; pick: number; quantity: number }
  | { does: 'opt in'; product: string; planId: string }
  | { does: 'opt out'; product: string }
  | { does: 'set plans'; product: string; quantity: number }

/** A change that the pages of the shop make to the cart for an edit. */
export type CartOperation = { add: NewLineItem[] } | { set: [lineItemId: string, quantity: number] }

const products = ['phone', 'watch', 'case'] as const
/** Mostly the first one, so that it gets several edits. */
const product = fc.oneof({ weight: 3, arbitrary: fc.constant(products[0]) }, fc.constantFrom(...products))
const planId = fc.constantFrom('plan-1y', 'plan-2y')
const quantity = fc.integer({ min: 0, max: 4 })

export const shopperEdit: fc.Arbitrary<ShopperEdit> = fc.oneof(
  fc.record({
    does: fc.constant('add' as const),
    product,
    quantity: fc.integer({ min: 1, max: 3 }),
    planId: fc.option(planId, { nil: undefined }),
  }),
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('set' as const), product, pick: fc.nat({ max: 3 }), quantity }),
  },
  fc.record({ does: fc.constant('opt in' as const), product, planId }),
  fc.record({ does: fc.constant('opt out' as const), product }),
  fc.record({ does: fc.constant('set plans' as const), product, quantity }),
)

const line = fc.record({
  isPlan: fc.boolean(),
  product,
  quantity: fc.integer({ min: 1, max: 4 }),
  planId,
})

/** Mostly small carts, some with up to 50 lines, also with plans without a product and with too many plans. */
export const startingLines: fc.Arbitrary<LineItem[]> = fc
  .oneof({ weight: 6, arbitrary: fc.array(line, { maxLength: 5 }) }, fc.array(line, { maxLength: 50, size: 'max' }))
  .map((lines) =>
    lines.map((it, index) =>
      it.isPlan
        ? planLine(`${index + 1}`, it.product, it.quantity, it.planId)
        : productLine(`${index + 1}`, it.product, it.quantity),
    ),
  )

export const referenceOf = (it: LineItem): string => it.customProperties?.productReference ?? it.productId
export const isPlan = (it: LineItem): boolean => it.customProperties?.productReference !== undefined

/** The operations of an edit. They depend on the lines only, so the simulated shop and the model do the same. */
export function operationsOf(edit: ShopperEdit, lines: LineItem[]): CartOperation[] {
  const own = lines.filter((other) => referenceOf(other) === edit.product).sort((a, b) => Number(a.id) - Number(b.id))
  const plans = own.filter(isPlan)
  const productLines = own.filter((other) => !isPlan(other))
  const units = (list: LineItem[]): number => list.reduce((sum, other) => sum + other.quantity, 0)
  switch (edit.does) {
    case 'add':
      return [
        {
          add: [
            productLine('', edit.product, edit.quantity),
            ...(edit.planId ? [planLine('', edit.product, edit.quantity, edit.planId)] : []),
          ],
        },
      ]
    case 'set': {
      const picked = productLines[edit.pick % (productLines.length || 1)]
      return picked ? [{ set: [picked.id, edit.quantity] }] : []
    }
    case 'opt in': {
      const uncovered = units(productLines) - units(plans)
      return uncovered > 0 ? [{ add: [planLine('', edit.product, uncovered, edit.planId)] }] : []
    }
    case 'opt out':
      return plans.map((plan) => ({ set: [plan.id, 0] }))
    case 'set plans':
      return plans[0] ? [{ set: [plans[0].id, edit.quantity] }] : []
  }
}
