import { describe, expect, it } from 'vitest'
import type { PlanQuestion, QuestionOutcome } from '../recording/PlanQuestion.js'
import { explainNoPlans, findContradiction } from './explainNoPlans.js'

const product = {
  id: 'phone',
  title: 'Phone',
  brand: 'Apple',
  category: 'phones',
  price: { amount: 112_900, currency: 'eur' },
}
const question = (outcome: QuestionOutcome): PlanQuestion => ({ key: outcome.type, product, outcome })

describe('explainNoPlans', () => {
  it('names what each plan lacks', () => {
    const faults = [{ planId: '1y', missing: ['title' as const, 'link' as const] }]
    expect(explainNoPlans({ product }, { type: 'none', reason: 'unusable_plan', faults })).toMatch(
      /^There are plans.* 1y: no title, no https link to the insurance document\.$/,
    )
  })
})

describe('findContradiction', () => {
  it('warns if one lookup of a product has plans and another has none', () => {
    const available = question({ type: 'available', planIds: ['1y'] })
    const none = question({ type: 'none', reason: 'no_match' })
    expect(findContradiction([available, none])).toMatch(/^Looked up with different product data/)
    expect(findContradiction([available, question({ type: 'waiting' })])).toBeNull()
    expect(findContradiction([none, none])).toBeNull()
  })
})
