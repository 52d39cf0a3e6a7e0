// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createTexts } from './createTexts.js'
import { de } from './de.js'
import { en } from './en.js'
import { fr } from './fr.js'
import type { Messages } from './Messages.js'

/** The texts of a shop that passes a whole language. */
const textsIn = (locale: string, messages: Messages) => createTexts({ de, en }, { locale, messages })

describe('plurals', () => {
  it('follow the language: one day, 14 days; French uses the singular for 0', () => {
    expect(textsIn('en', en)('daysLeft', { count: 1 })).toContain('1 more day,')
    expect(textsIn('en', en)('daysLeft', { count: 14 })).toContain('14 more days,')
    expect(textsIn('fr', fr)('daysLeft', { count: 0 })).toContain('0 jour,')
    expect(textsIn('de-CH', de)('daysLeft', { count: 1 })).toContain('1 Tag ')
  })

  it('work with texts of the shop in a language with other forms', () => {
    const czech = { ...en, adjusted: { one: '{count} kus', few: '{count} kusy', other: '{count} kusů' } }
    expect([1, 2, 5].map((count) => textsIn('cs', czech)('adjusted', { count }))).toEqual(['1 kus', '2 kusy', '5 kusů'])
  })

  it('use the general form where a text of the shop lacks another, and nothing where it lacks both', () => {
    const texts = textsIn('cs', {
      ...en,
      adjusted: { one: '{count} kus', other: '{count} kusů' },
      daysLeft: {} as never,
    })
    expect([1, 2, 5].map((count) => texts('adjusted', { count }))).toEqual(['1 kus', '2 kusů', '5 kusů'])
    expect(texts('daysLeft', { count: 2 })).toBe('')
  })
})

describe('values', () => {
  it('are written at each of their places, and nothing where there is none', () => {
    const texts = textsIn('en', { ...en, choiceKept: '{title}: {price}, {title}' })
    expect(texts('choiceKept', { title: 'Plan', price: '€0.00' })).toBe('Plan: €0.00, Plan')
    expect(texts('choiceKept', { title: 'Plan', price: undefined })).toBe('Plan: , Plan')
    expect(texts('choiceKept')).toBe(': , ')
    expect(texts('adjusted', { title: 'Plan', count: 0 })).toBe('Plan now covers 0 items.')
  })
})
