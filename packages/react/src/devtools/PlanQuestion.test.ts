import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { presentPlan } from '../plans/presentPlan.js'
import { readOutcome } from './PlanQuestion.js'
import { explainNoOffer } from './whyNoOffer.js'

const plan: Plan = {
  id: '1y',
  merchantProductId: 'placeholder',
  productReference: 'phone',
  price: { amount: 1200, currency: 'eur' },
  title: { de: '1 Jahr' },
  insuranceDetailsUrl: 'https://insurer.example/details',
}
const product = { id: 'phone', title: 'Phone', brand: 'Apple', category: 'phones', price: plan.price }

describe('readOutcome', () => {
  it('goes by the rule of the components: a plan is offered exactly where it may be shown', () => {
    const plans = fc.record({
      title: fc.constantFrom({}, { en: '' }, { de: '1 Jahr' }, { en: '1 year', de: '' }),
      price: fc.constantFrom({ amount: 1200, currency: 'eur' }, { amount: 1.5, currency: 'eur' }),
      insuranceDetailsUrl: fc.constantFrom(
        'https://insurer.example',
        'http://insurer.example',
        'javascript:alert(1)',
        '',
      ),
    })
    fc.assert(
      fc.property(plans, (parts) => {
        const whole: Plan = { ...plan, ...(parts as Partial<Plan>) }
        const outcome = readOutcome({ productId: 'phone', plans: [whole] })
        expect(outcome.type).toBe(presentPlan(whole, 'de-DE') ? 'offered' : 'none')
      }),
      { seed: 7 },
    )
  })

  it('names what each plan lacks', () => {
    const lacking = { ...plan, title: {}, insuranceDetailsUrl: 'javascript:alert(1)' }
    const outcome = readOutcome({ productId: 'phone', plans: [lacking] })
    if (outcome.type !== 'none') throw new Error('The plan is offered.')
    expect(outcome).toEqual({
      type: 'none',
      reason: 'unusable_plan',
      faults: [{ planId: '1y', missing: ['title', 'link'] }],
    })
    expect(explainNoOffer({ product }, outcome)).toMatch(
      /^There are plans.* 1y: no title, no https link to the insurance document\.$/,
    )
  })

  it('offers what can be offered', () => {
    const lacking = { ...plan, id: '2y', insuranceDetailsUrl: '' }
    expect(readOutcome({ productId: 'phone', plans: [lacking, plan] })).toEqual({ type: 'offered', planIds: ['1y'] })
  })
})
