import { describe, expect, it } from 'vitest'
import {
  alias,
  byType,
  catalogueId,
  catalogueWord,
  code,
  flag,
  languageTag,
  listOf,
  money,
  number,
  time,
} from './ReportRule.js'

const rules = { catalogueId, catalogueWord, code, languageTag, number, flag, time, money }
const text = (length: number) => 'a'.repeat(length)

describe('a rule for what may leave the browser', () => {
  it.each([
    ['catalogueId', text(128), text(128)],
    ['catalogueId', text(129), undefined],
    ['catalogueId', 1, undefined],
    ['catalogueWord', text(80), text(80)],
    ['catalogueWord', text(81), undefined],
    ['code', text(64), text(64)],
    ['code', text(65), 'other'],
    ['code', '_a', 'other'],
    ['code', 'a b', 'other'],
    ['code', 'no_match.', 'other'],
    ['code', 7, 'other'],
    ['code', null, undefined],
    ['code', undefined, undefined],
    ['languageTag', text(35), text(35)],
    ['languageTag', text(36), undefined],
    ['languageTag', '', undefined],
    ['languageTag', 'de DE', undefined],
    ['number', 0, 0],
    ['number', '1', undefined],
    ['number', Number.NaN, undefined],
    ['number', Infinity, undefined],
    ['flag', false, false],
    ['flag', 'yes', undefined],
    ['time', 0, '1970-01-01T00:00:00.000Z'],
    ['time', 8.64e15, '+275760-09-13T00:00:00.000Z'],
    ['time', -8.64e15 - 2, undefined],
    ['time', '0', undefined],
    ['money', { amount: 3, currency: 'bhd', note: 'x' }, { amount: 3, currency: 'bhd' }],
    ['money', { amount: 3, currency: 'euro' }, { amount: 3 }],
    ['money', null, undefined],
    ['money', 'eur', undefined],
  ] as const)('%s of %j', (rule, value, safe) => {
    expect(rules[rule](value)).toEqual(safe)
  })

  it('of a list leaves out what does not pass', () => {
    expect(listOf(number)([1, 'b', 2])).toEqual([1, 2])
    expect(listOf(number)('12')).toBeUndefined()
  })

  it('of a type lets listed types through, with listed fields of their own', () => {
    const rule = byType({ known: { a: number } })
    expect(rule({ type: 'known', a: 1, b: 2 })).toEqual({ type: 'known', a: 1 })
    expect(rule({ type: 'known', __proto__: { a: 1 } })).toEqual({ type: 'known' })
    for (const value of [{ type: 'other', a: 1 }, { type: 'toString' }, { a: 1 }, { type: 1 }, null, 'known']) {
      expect(rule(value)).toBeUndefined()
    }
  })

  it('of an alias numbers each id once, from 1', () => {
    const rule = alias('line')
    expect(['x', 'y', 'x', 7].map(rule)).toEqual(['line-1', 'line-2', 'line-1', undefined])
  })
})
