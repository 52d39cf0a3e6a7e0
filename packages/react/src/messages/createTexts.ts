import type { PluralText } from './Messages.js'
import { pickMessages, type BuiltInMessages, type Language } from './pickMessages.js'

/** Writes one message with its values. `count` selects the plural form. */
export type Texts<Key extends string> = (key: Key, values?: object) => string

export function createTexts<Part extends object>(
  builtIn: BuiltInMessages<Part>,
  language: Language,
): Texts<keyof Part & string> {
  const messages = pickMessages(builtIn, language)
  return (key, values = {}) => {
    const byName = values as Record<string, unknown>
    const entry = messages[key] as string | PluralText
    const template =
      typeof entry === 'string'
        ? entry
        : (entry[new Intl.PluralRules(language.locale).select(Number(byName['count']))] ?? entry.other)
    // A shop's own plural text may lack a form.
    return String(template ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(byName[name] ?? ''))
  }
}
