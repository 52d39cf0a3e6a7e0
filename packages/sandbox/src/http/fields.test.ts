import { describe, expect, it } from 'vitest'
import { currencies } from './currencies.js'
import {
  addressField,
  amountField,
  countryField,
  currencyField,
  idField,
  isoTimeField,
  moneyField,
  optionalTextField,
  quantityField,
} from './fields.js'

const address = { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' }

const fields = {
  idField: { field: idField, right: ['x', ' ', 'x'.repeat(500)], wrong: ['', 'x'.repeat(501), 1, null, undefined] },
  amountField: { field: amountField, right: [0, 1, 999_999_999], wrong: [-1, 0.5, '1', NaN, 1e300, null] },
  quantityField: { field: quantityField, right: [1, 2, 1_000], wrong: [0, -1, 1.5, '1', null] },
  currencyField: {
    field: currencyField,
    right: ['eur', 'jpy', 'kwd', 'isk', 'bhd', 'usd', 'aed', 'zmw', 'xpf'],
    wrong: ['EUR', 'xyz', '', 'euro', 'eu', 3, null],
  },
  moneyField: {
    field: moneyField,
    right: [{ amount: 0, currency: 'jpy' }],
    wrong: [{ amount: -1, currency: 'jpy' }, { amount: 1, currency: 'yen' }, { amount: 1 }, { currency: 'jpy' }, 1],
  },
  isoTimeField: {
    field: isoTimeField,
    right: ['2022-02-20T00:00:00.000Z', '2022-02-20T23:59:59Z'],
    wrong: ['2022-02-20', '2022-13-20T00:00:00.000Z', '2022-02-20T00:00:00+01:00', 1_645_315_200, ''],
  },
  countryField: { field: countryField, right: ['de', 'zz'], wrong: ['DE', 'd', 'deu', ' de', 'd1', '', null] },
  optionalTextField: {
    field: optionalTextField,
    right: ['', 'x'.repeat(1_000)],
    wrong: ['x'.repeat(1_001), 1, null, undefined],
  },
  addressField: {
    field: addressField,
    right: [address],
    wrong: [
      { ...address, country: '' },
      ...Object.keys(address).map((name) => ({ ...address, [name]: undefined })),
      null,
    ],
  },
}

describe.each(Object.entries(fields))('%s', (_name, { field, right, wrong }) => {
  it.each(right.map((value) => [value]))('accepts %j', (value) => {
    expect(field.safeParse(value)).toEqual({ success: true, data: value })
  })
  it.each(wrong.map((value) => [value]))('refuses %j', (value) => {
    expect(field.safeParse(value).success).toBe(false)
  })
})

describe('fields', () => {
  it('say what they expect', () => {
    const messageOf = (field: typeof currencyField, value: string) => field.safeParse(value).error?.issues[0]?.message
    expect(messageOf(currencyField, 'EUR')).toBe('Expected a lower-case ISO 4217 currency code')
    expect(messageOf(countryField, 'DE')).toBe('Expected a lower-case two-letter country code')
  })
})

describe('currencies', () => {
  it('are those in circulation, each a code that the platform knows', () => {
    expect(currencies.size).toBe(157)
    const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))
    // Newer than the data of some platforms.
    for (const code of ['ved', 'sle', 'zwg']) known.add(code)
    expect([...currencies].filter((code) => !known.has(code))).toEqual([])
    for (const old of ['dem', 'frf', 'xau', 'xxx']) expect(currencies.has(old)).toBe(false)
  })
})
