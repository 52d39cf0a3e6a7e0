// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createTexts } from './createTexts.js'
import { de } from './de.js'
import { en } from './en.js'
import { es } from './es.js'
import { fr } from './fr.js'
import { it as italian } from './it.js'
import type { Messages } from './Messages.js'
import { nl } from './nl.js'
import { pickMessages } from './pickMessages.js'

const languages: Record<string, Messages> = { de, en, es, fr, it: italian, nl }

/** All texts by key, plural forms one by one. */
const textsOf = (messages: Messages): [string, string][] =>
  Object.entries(messages).flatMap(([key, entry]) =>
    typeof entry === 'string'
      ? [[key, entry] as [string, string]]
      : Object.values(entry).map((text): [string, string] => [key, text]),
  )
/** The texts of a shop that passes a whole language. */
const textsIn = (locale: string, messages: Messages) => createTexts({ de, en }, { locale, messages })
const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted()

describe.each(Object.entries(languages))('%s', (language, messages) => {
  it('says everything that English says', () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(en).toSorted())
    for (const [key, text] of textsOf(messages)) expect([key, text.trim()]).toEqual([key, text])
    expect(textsOf(messages).filter(([, text]) => !text)).toEqual([])
  })

  it('has the same places for values', () => {
    const places = new Map(textsOf(en).map(([key, text]) => [key, placesOf(text)]))
    for (const [key, text] of textsOf(messages)) expect([key, placesOf(text)]).toEqual([key, places.get(key)])
  })

  it('has a text for every plural form of the language that it uses', () => {
    for (const count of [0, 1, 2, 5, 14]) {
      const text = textsIn(language, messages)
      expect(text('adjusted', { title: 'Plan', count })).toContain(String(count))
      expect(text('daysLeft', { count })).toContain(String(count))
    }
  })

  it('does not say that protection is needed, and shames nobody', () => {
    const words = textsOf(messages)
      .map(([, text]) => text)
      .join(' ')
    expect(words).not.toMatch(/recommend|empf[eo]hl|don.t need|risk|risiko|risque|rischi|riesgo|!/i)
  })
})

describe('plurals', () => {
  it('come from the language: one day, 14 days; French counts 0 as one', () => {
    expect(textsIn('en', en)('daysLeft', { count: 1 })).toContain('1 more day,')
    expect(textsIn('en', en)('daysLeft', { count: 14 })).toContain('14 more days,')
    expect(textsIn('fr', fr)('daysLeft', { count: 0 })).toContain('0 jour,')
    expect(textsIn('de-CH', de)('daysLeft', { count: 1 })).toContain('1 Tag ')
  })

  it('take texts of the shop with forms of its own language', () => {
    const czech = { ...en, adjusted: { one: '{count} kus', few: '{count} kusy', other: '{count} kusů' } }
    expect([1, 2, 5].map((count) => textsIn('cs', czech)('adjusted', { count }))).toEqual(['1 kus', '2 kusy', '5 kusů'])
  })
})

describe('the built-in language', () => {
  it.each([
    ['de-DE', 'de'],
    ['de', 'de'],
    ['DE-at', 'de'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
    // Low German, and a tag that is not BCP 47: both only look like German.
    ['nds', 'en'],
    ['de_DE', 'en'],
    ['', 'en'],
  ] as const)('for the locale %j is %s', (locale, language) => {
    expect(pickMessages({ de, en }, { locale })).toEqual({ de, en }[language])
  })

  it('gives way to single texts of the shop', () => {
    const messages = { none: 'Ohne', daysLeft: { other: 'noch {count}' } }
    const texts = createTexts({ de, en }, { locale: 'de-DE', messages })
    expect([texts('none'), texts('daysLeft', { count: 2 }), texts('heading')]).toEqual(['Ohne', 'noch 2', de.heading])
  })
})
