import { describe, expect, it } from 'vitest'
import { readTotals } from './readTotals.js'

const line = (id: string, amount: number, quantity: number, productReference?: string) => ({
  id,
  productId: id,
  title: id,
  quantity,
  unitPrice: { amount, currency: 'jpy' },
  ...(productReference && { customProperties: { productReference, planId: 'plan' } }),
})

describe('readTotals', () => {
  it('multiplies unit prices by quantities, and has products and plans apart', () => {
    const [phone, tablet] = [line('phone', 164_800, 2), line('tablet', 50_000, 3)]
    const lineItems = [phone, line('plan', 1_300, 2, 'phone'), tablet]
    expect(readTotals({ lineItems })).toEqual({
      productLines: [phone, tablet],
      unitCount: 5,
      items: 479_600,
      plans: 2_600,
      total: 482_200,
    })
  })

  it('is 0 for an empty cart', () => {
    expect(readTotals({ lineItems: [] })).toEqual({ productLines: [], unitCount: 0, items: 0, plans: 0, total: 0 })
  })
})
