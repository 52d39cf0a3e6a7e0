import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkShape, toFieldPath } from './checkShape.js'

const schema = z.object({ lines: z.array(z.object({ email: z.email(), count: z.int().min(1) })) })

describe('checkShape', () => {
  it('says which field is wrong and what was expected, never what was found', () => {
    const check = (line: object) => () => checkShape(schema, { lines: [line] })
    expect(check({ email: 'ada@example.com', count: 'two' })).toThrow(
      'lines[0].count: expected number. Correct the field that `path` names.',
    )
    expect(check({ email: 'ada@example.com', count: 0 })).toThrow('must not be smaller or shorter than 1.')
    expect(check({ email: 'Ada at home', count: 1 })).toThrow(/^lines\[0\]\.email: not in the expected form\. [^A]*$/)
  })
})

describe('toFieldPath', () => {
  it.each([
    [['lineItems', 0, 'quantity'], 'lineItems[0].quantity'],
    [[1, 'id'], '[1].id'],
    [[], 'value'],
  ])('writes %j as %s', (path, text) => {
    expect(toFieldPath(path)).toBe(text)
  })
})
