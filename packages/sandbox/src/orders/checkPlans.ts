import { refuse } from '../http/Refusal.js'
import type { NewOrderLine } from './startOrder.js'
import { sumUnits } from './units.js'

/**
 * No plan without its product, and no more plans than products (vendor pages "Offers" and "Checkout").
 * @throws Refusal 400 `plan_without_product` or `plan_quantity_exceeded` (codes ours)
 */
export function checkPlans(lines: readonly NewOrderLine[], path: string): void {
  for (const [index, plan] of lines.entries()) {
    if (plan.kind !== 'plan') continue
    const ofGroup = lines.filter(({ group }) => group === plan.group)
    const products = sumUnits(ofGroup.filter(({ kind }) => kind === 'product'))
    if (products === 0) throw refuse('plan_without_product', `${path}[${index}]`, 'Its product is not in the order.')
    if (sumUnits(ofGroup.filter(({ kind }) => kind === 'plan')) > products) {
      throw refuse('plan_quantity_exceeded', `${path}[${index}].quantity`, 'More plans than products.')
    }
  }
}
