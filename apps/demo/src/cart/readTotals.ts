import { isPlanLineItem, type Cart, type LineItem } from '@hakuna-kit/core'

export type Totals = { productLines: LineItem[]; unitCount: number; items: number; plans: number; total: number }

/** What the cart comes to, in minor units: products and plans apart, because the law wants the plan's price to be seen. */
export function readTotals({ lineItems }: Pick<Cart, 'lineItems'>): Totals {
  const productLines = lineItems.filter((line) => !isPlanLineItem(line))
  const items = sum(productLines)
  const plans = sum(lineItems.filter(isPlanLineItem))
  const unitCount = productLines.reduce((count, { quantity }) => count + quantity, 0)
  return { productLines, unitCount, items, plans, total: items + plans }
}

function sum(lines: LineItem[]): number {
  return lines.reduce((total, { unitPrice, quantity }) => total + unitPrice.amount * quantity, 0)
}
