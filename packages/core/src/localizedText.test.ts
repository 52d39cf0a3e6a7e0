import { describe, expect, it } from 'vitest'
import { pickLanguage, pickText } from './localizedText.js'

describe('pickLanguage', () => {
  it.each([
    ['the exact tag', { de: 'a', 'de-AT': 'b', 'de-CH': 'c' }, 'de-AT', 'de-AT'],
    ['a tag whatever its case', { 'de-at': 'a', de: 'b' }, 'DE-AT', 'de-at'],
    ['then its language', { 'de-CH': 'a', en: 'b', de: 'c' }, 'de-AT', 'de'],
    ['then a shorter tag of its language', { zh: 'a', 'zh-Hant': 'b' }, 'zh-Hant-TW', 'zh-Hant'],
    ['then another region of its language', { en: 'a', 'de-CH': 'b' }, 'de-AT', 'de-CH'],
    ['a region where the locale has none', { en: 'a', 'de-CH': 'b' }, 'de', 'de-CH'],
    ['then English', { fr: 'a', en: 'b' }, 'de-AT', 'en'],
    ['then English of any region', { fr: 'a', 'en-GB': 'b' }, 'de', 'en-GB'],
    ['then the first tag', { fr: 'a', es: 'b' }, 'de', 'fr'],
    ['the first in the order given, not the shortest', { 'fr-CH': 'a', es: 'b' }, 'de', 'fr-CH'],
    ['not another language whose tag begins with the same letters', { den: 'a', en: 'b' }, 'de', 'en'],
    ['not an empty text', { de: '', en: 'b' }, 'de', 'en'],
  ])('takes %s', (_, text, locale, tag) => {
    expect(pickLanguage(text, locale)).toBe(tag)
  })

  it('is undefined without any text', () => {
    expect(pickLanguage({}, 'de')).toBeUndefined()
    expect(pickLanguage({ de: '' }, 'de')).toBeUndefined()
  })
})

describe('pickText', () => {
  it('gives the text of that tag, or an empty text', () => {
    expect(pickText({ de: '1 Jahr Garantieerweiterung' }, 'en-GB')).toBe('1 Jahr Garantieerweiterung')
    expect(pickText({}, 'en')).toBe('')
  })
})
