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
/** The texts of a shop that passes a whole language. */
const textsIn = (locale: string, messages: Messages) => createTexts({ de, en }, { locale, messages })
const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted()

describe.each(Object.entries(languages))('%s', (language, messages) => {
  it('has every text that English has', () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(en).toSorted())
    for (const [key, text] of textsOf(messages)) expect([key, text.trim()]).toEqual([key, text])
    expect(textsOf(messages).filter(([, text]) => !text)).toEqual([])
  })

  it('has the same placeholders', () => {
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

  it('does not say that protection is needed, and puts no pressure on the shopper', () => {
    const words = textsOf(messages)
      .map(([, text]) => text)
      .join(' ')
    expect(words).not.toMatch(/recommend|empf[eo]hl|don.t need|risk|risiko|risque|rischi|riesgo|!/i)
  })
})
