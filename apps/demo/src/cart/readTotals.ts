import { isPlanLineItem, type Cart, type LineItem } from '@hakuna-kit/core'

export type Totals = { productLines: LineItem[]; unitCount: number; items: number; plans: number; total: number }

/** The totals of a cart in minor units. Products and plans are apart: by law the price of plans must be visible. */
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
