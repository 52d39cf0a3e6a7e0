import fc from 'fast-check'
import type { LineItem, NewLineItem } from '../../cart.js'
import { planLine, productLine } from '@hakuna-kit/test/carts'

/** What a shopper does, to one product and its plans. */
export type Edit =
  | { does: 'add'; product: string; quantity: number; planId?: string | undefined }
  | { does: 'set'; product: string; pick: number; quantity: number }
  | { does: 'opt in'; product: string; planId: string }
  | { does: 'opt out'; product: string }
  | { does: 'set plans'; product: string; quantity: number }

/** What the shop's pages do to the cart for it. */
export type Op = { add: NewLineItem[] } | { set: [lineItemId: string, quantity: number] }

const products = ['phone', 'watch', 'case'] as const
/** Mostly one, so that much happens to it. */
const product = fc.oneof({ weight: 3, arbitrary: fc.constant(products[0]) }, fc.constantFrom(...products))
const planId = fc.constantFrom('plan-1y', 'plan-2y')
const quantity = fc.integer({ min: 0, max: 4 })

export const edit: fc.Arbitrary<Edit> = fc.oneof(
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

/** Mostly small carts, at times up to 50 lines; orphans and surplus plans among them. */
export const lineItems: fc.Arbitrary<LineItem[]> = fc
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

/** The same edit on the same lines is the same operations, in the running shop and in the model. */
export function opsFor(it: Edit, lines: LineItem[]): Op[] {
  const own = lines.filter((other) => referenceOf(other) === it.product).sort((a, b) => Number(a.id) - Number(b.id))
  const plans = own.filter(isPlan)
  const productLines = own.filter((other) => !isPlan(other))
  const units = (list: LineItem[]): number => list.reduce((sum, other) => sum + other.quantity, 0)
  switch (it.does) {
    case 'add':
      return [
        {
          add: [
            productLine('', it.product, it.quantity),
            ...(it.planId ? [planLine('', it.product, it.quantity, it.planId)] : []),
          ],
        },
      ]
    case 'set': {
      const picked = productLines[it.pick % (productLines.length || 1)]
      return picked ? [{ set: [picked.id, it.quantity] }] : []
    }
    case 'opt in': {
      const uncovered = units(productLines) - units(plans)
      return uncovered > 0 ? [{ add: [planLine('', it.product, uncovered, it.planId)] }] : []
    }
    case 'opt out':
      return plans.map((plan) => ({ set: [plan.id, 0] }))
    case 'set plans':
      return plans[0] ? [{ set: [plans[0].id, it.quantity] }] : []
  }
}
