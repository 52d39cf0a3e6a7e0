import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { testSeed } from '@hakuna-kit/test/seed'
import { presentPlan } from '../../plans/presentPlan.js'
import { readOutcome } from './PlanQuestion.js'

const plan: Plan = {
  id: '1y',
  merchantProductId: 'placeholder',
  productReference: 'phone',
  price: { amount: 1200, currency: 'eur' },
  title: { de: '1 Jahr' },
  insuranceDetailsUrl: 'https://insurer.example/details',
}

describe('readOutcome', () => {
  it('has the rule of the components: a plan is available exactly when it may be shown', () => {
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
        expect(outcome.type).toBe(presentPlan(whole, 'de-DE') ? 'available' : 'none')
      }),
      { seed: testSeed(7) },
    )
  })

  it('names what each plan lacks', () => {
    const lacking = { ...plan, title: {}, insuranceDetailsUrl: 'javascript:alert(1)' }
    const other = { ...plan, id: '2y', price: { amount: 1.5, currency: 'eur' } }
    const outcome = readOutcome({ productId: 'phone', plans: [lacking, other] })
    expect(outcome).toEqual({
      type: 'none',
      reason: 'unusable_plan',
      faults: [
        { planId: '1y', missing: ['title', 'link'] },
        { planId: '2y', missing: ['price'] },
      ],
    })
  })

  it('gives the reason of the answer where no plan can be shown, without faults of plans that have none', () => {
    const lacking = { ...plan, id: '2y', title: {} }
    expect(readOutcome({ productId: 'phone', plans: [lacking], reason: 'insurer_unavailable' })).toMatchObject({
      reason: 'insurer_unavailable',
    })
    expect(readOutcome({ productId: 'phone', plans: [] })).toEqual({ type: 'none', reason: 'no_match' })
  })

  it('leaves out a plan that lacks something and keeps the others', () => {
    const lacking = { ...plan, id: '2y', insuranceDetailsUrl: '' }
    expect(readOutcome({ productId: 'phone', plans: [lacking, plan] })).toEqual({ type: 'available', planIds: ['1y'] })
  })
})
