import { describe, expect, it } from 'vitest'
import { isPlanLineItem, planReferenceOf, toPlanLineItem } from './plan.js'
import { plan } from '@hakuna-kit/test/carts'

describe('toPlanLineItem', () => {
  it('has the item, title and price of the plan, and exactly reference and plan id as custom properties', () => {
    expect(toPlanLineItem(plan('prd-iphone14'), { quantity: 2, locale: 'en' })).toEqual({
      quantity: 2,
      productId: 'pl-prd-hakuna',
      title: '1 Jahr Garantieerweiterung',
      brand: 'hakuna',
      unitPrice: { amount: 1200, currency: 'eur' },
      customProperties: { productReference: 'prd-iphone14', planId: 'plan-1y' },
    })
  })

  it.each([
    [2, { amount: 1_980, currency: 'jpy' }],
    [3, { amount: 12_345, currency: 'bhd' }],
  ])('keeps %i as the quantity and the price of one unit as it is: %j', (quantity, price) => {
    const line = toPlanLineItem({ ...plan('phone'), price }, { quantity, locale: 'en' })
    expect([line.quantity, line.unitPrice]).toEqual([quantity, price])
  })

  it('has the title in the language of the shopper, and the item and the id of its own plan', () => {
    const long = { ...plan('phone'), id: 'plan-2y', merchantProductId: 'pl-2y', title: { de: 'Zwei', en: 'Two' } }
    expect(toPlanLineItem(long, { quantity: 1, locale: 'en' })).toMatchObject({
      productId: 'pl-2y',
      title: 'Two',
      customProperties: { productReference: 'phone', planId: 'plan-2y' },
    })
    expect(toPlanLineItem(long, { quantity: 1, locale: 'de-AT' }).title).toBe('Zwei')
  })

  it('makes a line that isPlanLineItem() recognises', () => {
    expect(isPlanLineItem(toPlanLineItem(plan('prd-iphone14'), { quantity: 1, locale: 'de' }))).toBe(true)
  })
})

describe('isPlanLineItem', () => {
  it('is false for a line without a reference', () => {
    expect(isPlanLineItem({})).toBe(false)
    expect(isPlanLineItem({ customProperties: { engraving: 'Max' } })).toBe(false)
    expect(isPlanLineItem({ customProperties: { productReference: '' } })).toBe(false)
  })
})

describe('planReferenceOf', () => {
  it.each([
    ['the product id of a plan line', { customProperties: { productReference: 'phone', planId: 'plan-1y' } }, 'phone'],
    ['an empty text where the reference is empty', { customProperties: { productReference: '' } }, ''],
    ['undefined for a line with other properties', { customProperties: { engraving: 'Max' } }, undefined],
    ['undefined for a line without properties', {}, undefined],
    ['undefined without a line', undefined, undefined],
  ])('gives %s', (_, line, reference) => {
    expect(planReferenceOf(line)).toBe(reference)
  })
})
