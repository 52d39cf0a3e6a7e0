import { describe, expect, it } from 'vitest'
import { formatMoney } from './money.js'

/** Intl uses no-break spaces; tests with plain spaces are easier to read. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ')

describe('formatMoney', () => {
  it.each([
    [112900, 'eur', 'de-DE', '1.129,00 €'],
    [1200, 'eur', 'en-GB', '€12.00'],
    [0, 'eur', 'de', '0,00 €'],
    [5, 'usd', 'en-US', '$0.05'],
    [-1200, 'eur', 'en', '-€12.00'],
    [1200, 'jpy', 'en', '¥1,200'],
    [1234, 'kwd', 'en', 'KWD 1.234'],
    [899999999999991, 'eur', 'en', '€8,999,999,999,999.91'],
  ])('shows %i %s in %s as %s', (amount, currency, locale, text) => {
    expect(plain(formatMoney({ amount, currency }, locale))).toBe(text)
  })

  it('shows a currency that Intl rejects with two digits and its code', () => {
    expect(formatMoney({ amount: 1250, currency: 'points' }, 'de')).toBe('12.50 POINTS')
    expect(formatMoney({ amount: 1250, currency: '' }, 'de')).toBe('12.50 ')
  })

  it('shows an unknown code of three letters with two digits', () => {
    expect(plain(formatMoney({ amount: 1250, currency: 'zzz' }, 'en'))).toBe('ZZZ 12.50')
  })

  it('uses English for a locale that Intl rejects', () => {
    expect(formatMoney({ amount: 1250, currency: 'eur' }, 'de_DE')).toBe('€12.50')
  })
})
