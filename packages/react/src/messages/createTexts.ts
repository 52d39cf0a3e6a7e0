import type { PluralText } from './Messages.js'

/** Says one message in the provider's language. `count` picks the plural form. */
export type Texts<Key extends string> = (key: Key, values?: object) => string

export function createTexts<M extends object>(locale: string, messages: M): Texts<keyof M & string> {
  return (key, values = {}) => {
    const byName = values as Record<string, unknown>
    const entry = messages[key] as string | PluralText
    const template =
      typeof entry === 'string'
        ? entry
        : (entry[new Intl.PluralRules(locale).select(Number(byName['count']))] ?? entry.other)
    return template.replace(/\{(\w+)\}/g, (_, name: string) => String(byName[name] ?? ''))
  }
}
