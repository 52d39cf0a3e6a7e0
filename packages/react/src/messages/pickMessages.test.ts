// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createTexts } from './createTexts.js'
import { de } from './de.js'
import { en } from './en.js'
import { pickMessages } from './pickMessages.js'

describe('the built-in language', () => {
  it.each([
    ['de-DE', 'de'],
    ['de', 'de'],
    ['DE-at', 'de'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
    // Low German, and a tag that is not BCP 47.
    ['nds', 'en'],
    ['de_DE', 'en'],
    ['', 'en'],
  ] as const)('for the locale %j is %s', (locale, language) => {
    expect(pickMessages({ de, en }, { locale })).toEqual({ de, en }[language])
  })

  it('is replaced by single texts of the shop', () => {
    const messages = { none: 'Ohne', daysLeft: { other: 'noch {count}' } }
    const texts = createTexts({ de, en }, { locale: 'de-DE', messages })
    expect([texts('none'), texts('daysLeft', { count: 2 }), texts('heading')]).toEqual(['Ohne', 'noch 2', de.heading])
  })

  it('stays where the shop passes no text, and gives way to an empty one', () => {
    const messages = { none: undefined as never, heading: null as never, optional: '' }
    const { none, heading, optional } = pickMessages({ de, en }, { locale: 'de-DE', messages })
    expect([none, heading, optional]).toEqual([de.none, de.heading, ''])
  })
})
