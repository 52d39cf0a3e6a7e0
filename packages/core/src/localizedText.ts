/** Text by BCP 47 language tag, e.g. `{ de: '1 Jahr Garantieerweiterung' }`. A language may be missing. */
export type LocalizedText = Record<string, string>

/**
 * The tag of `text` that suits `locale` best, for a `lang` attribute: the tag itself, then the same with its last parts
 * cut off (`zh-Hant-TW`, `zh-Hant`, `zh`), another region of that language, English, the first there is. Empty texts count
 * as missing. `undefined` when there is no text at all.
 */
export function pickLanguage(text: LocalizedText, locale: string): string | undefined {
  const tags = Object.keys(text).filter((tag) => text[tag])
  const find = (wanted: string): string | undefined =>
    tags.find((tag) => tag.toLowerCase() === wanted) ?? tags.find((tag) => tag.toLowerCase().startsWith(`${wanted}-`))
  const exact = (wanted: string): string | undefined => tags.find((tag) => tag.toLowerCase() === wanted)
  const parts = locale.toLowerCase().split('-')
  const language = parts[0]!
  for (; parts.length; parts.pop()) {
    const tag = exact(parts.join('-'))
    if (tag) return tag
  }
  return find(language) ?? find('en') ?? tags[0]
}

/** The text that suits `locale` best, by the order of `pickLanguage`; `''` when there is none. */
export function pickText(text: LocalizedText, locale: string): string {
  return text[pickLanguage(text, locale) ?? ''] ?? ''
}
