import { describe, expect, it } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { findEqualPlan } from './findEqualPlan.js'
import type { PresentedPlan } from './presentPlan.js'

const planOf = (id: string, facts: Partial<Plan> = {}): Plan => ({
  id,
  merchantProductId: `pl-${id}`,
  productReference: 'big',
  price: { amount: 2000, currency: 'jpy' },
  title: { de: 'Rundumschutz' },
  insuranceDetailsUrl: 'https://hellohakuna.com/',
  ...facts,
})
const chosen = planOf('a', { productReference: 'small', termMonths: 24 })
const find = (wanted: Plan, ...plans: Plan[]) =>
  findEqualPlan(
    wanted,
    plans.map((plan) => ({ plan }) as PresentedPlan),
  )?.plan.id

describe('findEqualPlan', () => {
  it('finds the same plan, whatever else has its term', () => {
    expect(find(chosen, planOf('b', { termMonths: 24 }), { ...chosen, price: { amount: 1, currency: 'jpy' } })).toBe(
      'a',
    )
  })

  it('finds the only plan with the same term', () => {
    expect(find(chosen, planOf('b', { termMonths: 12 }), planOf('c', { termMonths: 24 }))).toBe('c')
  })

  it('finds the plan with the same term among those of the same product too', () => {
    const others = [planOf('b', { termMonths: 12 }), planOf('c', { termMonths: 24 })]
    const ofSmall = others.map((plan) => ({ ...plan, productReference: 'small' }))
    expect(find(chosen, ...ofSmall)).toBe('c')
    expect(find(chosen, ...ofSmall.slice(0, 1))).toBeUndefined()
  })

  it('finds none where two plans have the term, or none has it', () => {
    expect(find(chosen, planOf('b', { termMonths: 24 }), planOf('c', { termMonths: 24 }))).toBeUndefined()
    expect(find(chosen, planOf('b', { termMonths: 12 }))).toBeUndefined()
    expect(find(chosen)).toBeUndefined()
  })

  it('compares titles where the chosen plan has no term', () => {
    const untimed = planOf('a', { productReference: 'small' })
    expect(find(untimed, planOf('b'), planOf('c', { title: { de: 'Diebstahl' } }))).toBe('b')
    expect(find(untimed, planOf('c', { title: { de: 'Diebstahl' } }))).toBeUndefined()
  })

  it('does not take a plan of another product as the same because its id is equal', () => {
    expect(find(chosen, planOf('a', { termMonths: 12 }))).toBeUndefined()
  })
})
