import { describe, expect, it } from 'vitest'
import { toComparable } from './toComparable.js'

describe('toComparable', () => {
  it('does not depend on the order of keys, at any depth', () => {
    const one = { a: 1, b: { c: [{ d: 1, e: null }], f: 'x' } }
    const other = { b: { f: 'x', c: [{ e: null, d: 1 }] }, a: 1 }
    expect(toComparable(one)).toBe('{"a":1,"b":{"c":[{"d":1,"e":null}],"f":"x"}}')
    expect(toComparable(other)).toBe(toComparable(one))
  })

  it('depends on the order of lists', () => {
    expect(toComparable([2, 1])).toBe('[2,1]')
  })
})
