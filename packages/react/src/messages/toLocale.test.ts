import { describe, expect, it } from 'vitest'
import { toLocale } from './toLocale.js'

describe('toLocale', () => {
  it.each([
    ['de-DE', 'de-DE'],
    ['de_DE', 'de-DE'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['deutsch!', 'en'],
    ['', 'en'],
    [undefined as unknown as string, 'en'],
  ])('makes of %j %j', (locale, expected) => {
    expect(toLocale(locale)).toBe(expected)
    expect(() => new Intl.NumberFormat(toLocale(locale))).not.toThrow()
  })
})
