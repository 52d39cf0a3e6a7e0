import { describe, expect, it } from 'vitest'
import { isPlanLineItem, toPlanLineItem } from './planLineItem.js'
import { plan } from '@hakuna-kit/test/carts'

describe('toPlanLineItem', () => {
  it('stands for the plan, with its reference and nothing else as custom properties', () => {
    expect(toPlanLineItem(plan('prd-iphone14'), { quantity: 2, locale: 'en' })).toEqual({
      quantity: 2,
      productId: 'pl-prd-hakuna',
      title: '1 Jahr Garantieerweiterung',
      brand: 'hakuna',
      unitPrice: { amount: 1200, currency: 'eur' },
      customProperties: { productReference: 'prd-iphone14', planId: 'plan-1y' },
    })
  })

  it('is recognised as a plan line item', () => {
    expect(isPlanLineItem(toPlanLineItem(plan('prd-iphone14'), { quantity: 1, locale: 'de' }))).toBe(true)
  })
})

describe('isPlanLineItem', () => {
  it('takes no line without a reference', () => {
    expect(isPlanLineItem({})).toBe(false)
    expect(isPlanLineItem({ customProperties: { engraving: 'Max' } })).toBe(false)
    expect(isPlanLineItem({ customProperties: { productReference: '' } })).toBe(false)
  })
})
