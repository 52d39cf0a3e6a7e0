import { describe, expect, it } from 'vitest'
import { plan } from '@hakuna-kit/test/carts'
import { type AnswerShape, matches, planLookupsShape } from './AnswerShape.js'

const lookup = (change: object) => [{ productId: 'phone', plans: [{ ...plan('phone'), ...change }] }]

describe('matches', () => {
  it.each<[value: string, value: unknown, shape: AnswerShape<unknown>, matches: boolean]>([
    ['an empty list of plans', lookup({})[0]!.plans.slice(1), [planLookupsShape], true],
    ['a plan', lookup({}), planLookupsShape, true],
    ['a plan with one more property', lookup({ color: 'red' }), planLookupsShape, true],
    ['a plan with a fractional price', lookup({ price: { amount: 0.5, currency: 'eur' } }), planLookupsShape, false],
    ['a plan with a price below 0', lookup({ price: { amount: -1, currency: 'eur' } }), planLookupsShape, false],
    ['a plan whose link is not https', lookup({ insuranceDetailsUrl: 'http://a.example' }), planLookupsShape, false],
    ['a plan whose link is a number', lookup({ insuranceDetailsUrl: 7 }), planLookupsShape, false],
    ['a plan without an item', lookup({ merchantProductId: undefined }), planLookupsShape, false],
    ['a plan without a reference', lookup({ productReference: undefined }), planLookupsShape, false],
    ['a plan without a currency', lookup({ price: { amount: 1 } }), planLookupsShape, false],
    ['a plan without a price', lookup({ price: undefined }), planLookupsShape, false],
    ['a lookup without a product id', [{ plans: [] }], planLookupsShape, false],
    ['a second plan that is broken', [...lookup({}), ...lookup({ id: 7 })], planLookupsShape, false],
    ['a plan whose id is a number', lookup({ id: 7 }), planLookupsShape, false],
    ['no plan at all', [{ productId: 'phone', plans: [null] }], planLookupsShape, false],
    ['no answer', undefined, planLookupsShape, false],
    ['text', 'lookups', planLookupsShape, false],
  ])('%s', (_, value, shape, expected) => {
    expect(matches(value, shape)).toBe(expected)
  })
})
