import { describe, expect, it } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { phone } from '@hakuna-kit/test/products'
import { presentPlan, toHttpsUrl } from './presentPlan.js'

const good: Plan = {
  id: 'p',
  merchantProductId: 'pl-1',
  productReference: phone.id,
  price: { amount: 1200, currency: 'eur' },
  title: { de: 'Rundumschutz' },
  insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
}

describe('presentPlan', () => {
  it('writes a currency that Intl does not know with its code', () => {
    expect(presentPlan({ ...good, price: { amount: 1200, currency: 'zzz' } }, 'de-DE')?.price).toMatch(/12,00\sZZZ/)
    expect(presentPlan({ ...good, price: { amount: 1200, currency: 'euros' } }, 'de-DE')?.price).toBe('12.00 EUROS')
  })

  it('knows currencies with 0 and 3 decimals', () => {
    expect(presentPlan({ ...good, price: { amount: 1200, currency: 'jpy' } }, 'ja-JP')?.price).toMatch(/1,200$/)
    expect(presentPlan({ ...good, price: { amount: 1200, currency: 'kwd' } }, 'en-GB')?.price).toMatch(/1\.200$/)
  })

  it('uses English, then any language, where the locale has no title, and names that language', () => {
    expect(presentPlan({ ...good, title: { fr: 'Garantie', en: 'Warranty' } }, 'de-DE')).toMatchObject({
      title: 'Warranty',
      lang: 'en',
    })
    expect(presentPlan({ ...good, title: { fr: 'Garantie' } }, 'de-DE')).toMatchObject({
      title: 'Garantie',
      lang: 'fr',
    })
    expect(presentPlan({ ...good, title: { de: 'Garantie' } }, 'de-AT')).toMatchObject({
      title: 'Garantie',
      lang: undefined,
    })
  })

  it('names the term in the language of the page, once', () => {
    expect(presentPlan({ ...good, termMonths: 24 }, 'de-DE')?.term).toBe('2 Jahre')
    expect(presentPlan({ ...good, termMonths: 18 }, 'fr-FR')?.term).toBe('18 mois')
    expect(presentPlan({ ...good, termMonths: 24, title: { de: '2 Jahre Schutz' } }, 'de-DE')?.term).toBeNull()
  })
})

describe('toHttpsUrl', () => {
  it.each([
    'http://a.example',
    'HTTPS:/a',
    'javascript:alert(1)',
    ' https://a.example',
    'https:// a',
    '//a.example',
    '',
  ])('does not accept %j as a link', (url) => expect(toHttpsUrl(url)).toBeNull())

  it('accepts the scheme in any case', () => expect(toHttpsUrl('HTTPS://a.example')).toBe('HTTPS://a.example'))
})
