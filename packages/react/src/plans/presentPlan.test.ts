import { describe, expect, it } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { phone } from '@hakuna-kit/test/products'
import { presentPlan, presentPlans, toHttpsUrl } from './presentPlan.js'

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

describe('what may be shown', () => {
  it('is written once, whole', () => {
    const plan = { ...good, termMonths: 1, price: { amount: 1_200, currency: 'jpy' } }
    expect(presentPlan(plan, 'de-DE')).toEqual({
      plan,
      title: 'Rundumschutz',
      lang: undefined,
      price: '1.200\u00a0¥',
      term: '1 Monat',
      detailsUrl: 'https://hellohakuna.com/plan-details',
    })
  })

  it.each([
    [undefined, null],
    [0, null],
    [1, '1 Monat'],
    [11, '11 Monate'],
    [12, '1 Jahr'],
    [13, '13 Monate'],
    [18, '18 Monate'],
    [24, '2 Jahre'],
    [36, '3 Jahre'],
  ])('has for %s months the term %j', (termMonths, term) => {
    expect(presentPlan({ ...good, termMonths }, 'de-DE')?.term).toBe(term)
  })

  it('has no break that is not one in the term, as in French', () => {
    expect(presentPlan({ ...good, termMonths: 24, title: { fr: 'Garantie 2 ans' } }, 'fr-FR')?.term).toBeNull()
    expect(presentPlan({ ...good, termMonths: 24, title: { fr: 'Garantie' } }, 'fr-FR')?.term).toBe('2 ans')
  })

  it.each([
    ['a free plan', 0, true],
    ['a fraction of a cent', 0.5, false],
    ['no number', '1200', false],
    ['more than a number can hold', 2 ** 53, false],
    ['nothing', undefined, false],
  ])('by its amount: %s', (_, amount, isShown) => {
    const plan = { ...good, price: { amount: amount as number, currency: 'eur' } }
    expect(presentPlan(plan, 'de-DE') !== null).toBe(isShown)
  })

  it('marks a title by the language that it is in, not by a locale that begins alike', () => {
    expect(presentPlan({ ...good, title: { nds: 'Verseker' } }, 'nl-NL')?.lang).toBe('nds')
    expect(presentPlan({ ...good, title: { 'de-AT': 'Schutz' } }, 'de-DE')?.lang).toBe('de-AT')
  })

  it.each([
    ['an http link', { insuranceDetailsUrl: 'http://hellohakuna.com/plan-details' }],
    ['no title', { title: {} }],
    ['no price', { price: undefined as never }],
  ])('is nothing of a plan with %s', (_, facts) => {
    expect(presentPlan({ ...good, ...facts }, 'de-DE')).toBeNull()
  })

  it('is all that a list has, in its order', () => {
    const plans = [{ ...good, id: 'a' }, { ...good, id: 'b', title: {} }, null as never, { ...good, id: 'c' }]
    expect(presentPlans(plans, 'de-DE').map(({ plan }) => plan.id)).toEqual(['a', 'c'])
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
    'https:///a',
    'https://',
    'http://a.example/?to=https://b.example',
    '',
  ])('does not accept %j as a link', (url) => expect(toHttpsUrl(url)).toBeNull())

  it('accepts the scheme in any case', () => expect(toHttpsUrl('HTTPS://a.example')).toBe('HTTPS://a.example'))
})
