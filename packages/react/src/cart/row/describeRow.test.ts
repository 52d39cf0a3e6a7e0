import { describe, expect, it } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import type { CartRow } from '../CartRow.js'
import { describeRow } from './describeRow.js'
import { guarantee as plan } from '../../test/guarantee.js'

const lineItem = lineOf(phone, 2)
const planLineItem = planLineOf(phone, 2)
const row = (facts: Partial<CartRow> = {}): CartRow => ({ lineItem, planLines: [], ...facts })
const covered = (quantity: number) => [{ planLineItem, quantity }]
const describeWith = (facts: Partial<Parameters<typeof describeRow>[0]>) =>
  describeRow({ lineItem, row: row(), lookedUp: [plan], isLookupPending: false, locale: 'en-GB', ...facts })

describe('the status of a row', () => {
  it.each([
    ['unprotected', 'without a plan', {}],
    ['loading', 'before the cart is read', { row: null }],
    ['loading', 'while plans are looked up', { isLookupPending: true }],
    ['none', 'where there is no plan', { lookedUp: [] }],
    ['none', 'where no plan may be shown', { lookedUp: [{ ...plan, title: {} }] }],
    ['none', 'of a line item that is not in the cart', { row: undefined }],
    ['none', 'of a plan line item', { lineItem: planLineItem }],
    ['none', 'of quantity 0', { row: row({ lineItem: lineOf(phone, 0) }) }],
    ['protected', 'with a plan, whatever the lookup says', { row: row({ planLines: covered(2) }), lookedUp: [] }],
    ['protected', 'with a plan for some units', { row: row({ planLines: covered(1) }) }],
    ['protected', 'while a plan is added', { row: row({ pending: addition() }) }],
    ['unprotected', 'while its plan is removed', { row: row({ planLines: covered(2), pending: removal() }) }],
  ])('is %s %s', (status, _, facts) => {
    expect(describeWith(facts).status).toBe(status)
  })
})

function addition(planLineItemId?: string) {
  return { type: 'adding', plan, planLineItemId } as const
}

function removal() {
  return { type: 'removing', planLineItemId: planLineItem.id } as const
}

describe('the plans of a row', () => {
  it("have the cart's title and price for all units, and the lookup's link", () => {
    expect(describeWith({ row: row({ planLines: covered(2) }) })).toEqual({
      status: 'protected',
      plansInCart: [
        {
          title: '1 Jahr Garantieerweiterung',
          price: '2 × €12.00',
          quantity: 2,
          planId: 'pl-prd-hakuna',
          planLineItem,
          detailsUrl: 'https://hellohakuna.com/plan-details',
        },
      ],
      uncovered: 0,
      plans: [],
    })
  })

  it('have no link until the lookup has it, and none that is not https', () => {
    const planLines = covered(1)
    expect(describeWith({ row: row({ planLines }), lookedUp: [] }).plansInCart[0]?.detailsUrl).toBeNull()
    const insecure = { ...plan, insuranceDetailsUrl: 'http://hellohakuna.com/' }
    expect(describeWith({ row: row({ planLines }), lookedUp: [insecure] }).plansInCart[0]?.detailsUrl).toBeNull()
  })

  it('use the link of a plan with the same item where the cart dropped the plan id', () => {
    const { planId: _planId, ...customProperties } = planLineItem.customProperties ?? {}
    const planLines = [{ planLineItem: { ...planLineItem, customProperties }, quantity: 2 }]
    expect(describeWith({ row: row({ planLines }) }).plansInCart[0]).toMatchObject({
      planId: '',
      detailsUrl: plan.insuranceDetailsUrl,
    })
  })

  it('take the link from the plan with the same id, also where another plan has the same item', () => {
    const other = { ...plan, id: 'other', insuranceDetailsUrl: 'https://hellohakuna.com/other' }
    const planLines = covered(1)
    const urlOf = (lookedUp: Plan[]) => describeWith({ row: row({ planLines }), lookedUp }).plansInCart[0]?.detailsUrl
    expect(urlOf([other, plan])).toBe(plan.insuranceDetailsUrl)
    expect(urlOf([plan, other])).toBe(plan.insuranceDetailsUrl)
    const elsewhere = { ...other, merchantProductId: 'pl-other' }
    expect(urlOf([elsewhere])).toBeNull()
  })

  it.each([
    ['eur', '3 × €12.00'],
    ['jpy', '3 × JP¥1,200'],
    ['bhd', '3 × BHD\u00a01.200'],
  ])('have the price in the currency of their line: %s', (currency, price) => {
    const inCurrency = { ...planLineItem, quantity: 3, unitPrice: { amount: 1200, currency } }
    const planLines = [{ planLineItem: inCurrency, quantity: 3 }]
    expect(describeWith({ row: row({ planLines }) }).plansInCart[0]?.price).toBe(price)
  })

  it('leave the uncovered units to the plans to choose from', () => {
    const { uncovered, plans } = describeWith({ row: row({ planLines: covered(1) }) })
    expect([uncovered, plans.map(({ price }) => price)]).toEqual([1, ['€13.00']])
  })

  it('that is being added has no texts where it may not be shown any more', () => {
    const pending = { ...addition(), plan: { ...plan, title: {} } }
    expect(describeWith({ row: row({ pending }) }).plansInCart).toEqual([
      { title: '', price: '2 × ', quantity: 2, planId: plan.id, planLineItem: undefined, detailsUrl: null },
    ])
  })

  it('never leave a negative number of units', () => {
    expect(describeWith({ row: row({ planLines: covered(3) }) }).uncovered).toBe(0)
  })

  it('contain a plan that is being added, and not the one that is removed for it', () => {
    const { plansInCart, uncovered } = describeWith({
      row: row({ planLines: covered(2), pending: addition(planLineItem.id) }),
    })
    expect(uncovered).toBe(0)
    expect(plansInCart).toMatchObject([{ title: 'Guarantee', price: '2 × €13.00', planLineItem: undefined }])
  })
})
