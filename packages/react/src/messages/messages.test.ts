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

const languages: Record<string, Messages> = { de, en, es, fr, it: italian, nl }

/** All texts by key, plural forms one by one. */
const textsOf = (messages: Messages): [string, string][] =>
  Object.entries(messages).flatMap(([key, entry]) =>
    typeof entry === 'string'
      ? [[key, entry] as [string, string]]
      : Object.values(entry).map((text): [string, string] => [key, text]),
  )
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
      const say = createTexts(language, messages)
      expect(say('adjusted', { title: 'Plan', count })).toContain(String(count))
      expect(say('daysLeft', { count })).toContain(String(count))
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
    expect(createTexts('en', en)('daysLeft', { count: 1 })).toContain('1 more day,')
    expect(createTexts('en', en)('daysLeft', { count: 14 })).toContain('14 more days,')
    expect(createTexts('fr', fr)('daysLeft', { count: 0 })).toContain('0 jour,')
    expect(createTexts('de-CH', de)('daysLeft', { count: 1 })).toContain('1 Tag ')
  })

  it('take texts of the shop with forms of its own language', () => {
    const czech = { ...en, adjusted: { one: '{count} kus', few: '{count} kusy', other: '{count} kusů' } }
    expect([1, 2, 5].map((count) => createTexts('cs', czech)('adjusted', { count }))).toEqual([
      '1 kus',
      '2 kusy',
      '5 kusů',
    ])
  })
})
