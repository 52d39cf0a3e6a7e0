import { pickLanguage } from '@hakuna-kit/core'
import type { Messages } from './Messages.js'

/** What a provider is given: `messages` are the shop's own texts, one or all. */
export type Language = { locale: string; messages?: Partial<Messages> | undefined }

/** One part of the texts in the languages that need no import. */
export type BuiltInMessages<Part extends object> = { de: Part; en: Part }

/** German for German locales, English for all others; the shop's own texts replace them. */
export function pickMessages<Part extends object>(builtIn: BuiltInMessages<Part>, language: Language): Part {
  const tag = pickLanguage(builtIn, language.locale)
  return { ...builtIn[tag as 'de' | 'en'], ...language.messages }
}
