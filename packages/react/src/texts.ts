import { de } from './messages/de.js'
import { en } from './messages/en.js'
import type { Messages } from './messages/Messages.js'

/** Says one message in the provider's language. `count` picks the plural form. */
export type Texts = (key: keyof Messages, values?: object) => string

/** German for German locales, English for all others; `overrides` (a whole language or single texts) come first. */
export function createTexts(locale: string, overrides?: Partial<Messages>): Texts {
  const messages: Messages = { ...(/^de\b/i.test(locale) ? de : en), ...overrides }
  return (key, values = {}) => {
    const byName = values as Record<string, unknown>
    const entry = messages[key]
    const template =
      typeof entry === 'string'
        ? entry
        : (entry[new Intl.PluralRules(locale).select(Number(byName.count))] ?? entry.other)
    return template.replace(/\{(\w+)\}/g, (_, name: string) => String(byName[name] ?? ''))
  }
}
