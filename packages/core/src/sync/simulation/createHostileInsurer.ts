import fc from 'fast-check'
import type { CartAction } from '../../CartChange.js'
import type { Insurer } from './simulate.js'

type Whim = { asks: 'a line' | 'a plan' | 'a ghost' | 'something unknown'; pick: number; quantity: number }
export type Whims = { answers: Whim[][]; isEndless: boolean }

const whim: fc.Arbitrary<Whim> = fc.record({
  asks: fc.constantFrom('a line', 'a plan', 'a plan', 'a plan', 'a ghost', 'something unknown'),
  pick: fc.nat({ max: 60 }),
  quantity: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }) },
    fc.constantFrom(-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53),
  ),
})

export const whims: fc.Arbitrary<Whims> = fc.record({
  answers: fc.array(fc.array(whim, { maxLength: 5 }), { maxLength: 8 }),
  isEndless: fc.boolean(),
})

/** An insurer that answers whatever it likes: any line, any quantity, twice, for ever. */
export function createHostileInsurer({ answers, isEndless }: Whims): Insurer {
  let reports = 0
  return ({ lineItems }) => {
    const index = isEndless && answers.length ? reports++ % answers.length : reports++
    return (answers[index] ?? []).map(({ asks, pick, quantity }): CartAction => {
      if (asks === 'something unknown') return { type: 'unknown', name: `whim-${pick % 3}`, payload: { pick } }
      const lines = asks === 'a plan' ? lineItems.filter((line) => line.customProperties) : lineItems
      const lineItemId = (asks !== 'a ghost' && lines[pick % lines.length]?.id) || `ghost-${pick}`
      return { type: 'update_line_item', lineItemId, quantity }
    })
  }
}
