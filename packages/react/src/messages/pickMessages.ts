import { pickLanguage } from '@hakuna-kit/core'
import type { Messages } from './Messages.js'

/** What a provider is given: `messages` are the shop's own texts, one or all. */
export type Language = { locale: string; messages?: Partial<Messages> | undefined }

/** One part of the texts in the languages that need no import. */
export type BuiltInMessages<Part extends object> = { de: Part; en: Part }

/** German for German locales, English for all others; the shop's own texts replace them where there are any. */
export function pickMessages<Part extends object>(builtIn: BuiltInMessages<Part>, language: Language): Part {
  const tag = pickLanguage(builtIn, language.locale)
  const own = Object.entries(language.messages ?? {}).filter(([, text]) => text != null)
  return { ...builtIn[tag as 'de' | 'en'], ...Object.fromEntries(own) }
}
