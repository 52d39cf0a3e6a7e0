import fc from 'fast-check'
import type { CartAction } from '../../CartChange.js'
import type { Insurer } from './simulate.js'

type RandomAction = {
  asksFor: 'any line' | 'a plan line' | 'a missing line' | 'an unknown type'
  pick: number
  quantity: number
}
/** `isEndless`: the answers start again after the last one; otherwise there are no more actions. */
export type HostileAnswers = { answers: RandomAction[][]; isEndless: boolean }

const randomAction: fc.Arbitrary<RandomAction> = fc.record({
  asksFor: fc.constantFrom(
    'any line',
    'a plan line',
    'a plan line',
    'a plan line',
    'a missing line',
    'an unknown type',
  ),
  pick: fc.nat({ max: 60 }),
  quantity: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) },
    fc.constantFrom(-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53),
  ),
})

export const hostileAnswers: fc.Arbitrary<HostileAnswers> = fc.record({
  answers: fc.array(fc.array(randomAction, { maxLength: 5 }), { maxLength: 8 }),
  isEndless: fc.boolean(),
})

/** An insurer that answers anything: any line, any quantity, the same twice, without end. */
export function createHostileInsurer({ answers, isEndless }: HostileAnswers): Insurer {
  let reports = 0
  return ({ lineItems }) => {
    const index = isEndless && answers.length ? reports++ % answers.length : reports++
    return (answers[index] ?? []).map(({ asksFor, pick, quantity }): CartAction => {
      if (asksFor === 'an unknown type') return { type: 'unknown', name: `unknown-${pick % 3}`, payload: { pick } }
      const lines = asksFor === 'a plan line' ? lineItems.filter((line) => line.customProperties) : lineItems
      const lineItemId = (asksFor !== 'a missing line' && lines[pick % lines.length]?.id) || `missing-${pick}`
      return { type: 'update_line_item', lineItemId, quantity }
    })
  }
}
