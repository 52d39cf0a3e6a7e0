/** Text by BCP 47 language tag, e.g. `{ de: '1 Jahr Garantieerweiterung' }`. A language may be missing. */
export type LocalizedText = Record<string, string>

/**
 * The tag of the text that fits `locale` best, also for a `lang` attribute. In this order: the same tag, its language
 * (one part less at a time: `zh-Hant-TW`, `zh-Hant`, `zh`), another region of that language, English, the first tag.
 * Empty texts count as missing. `undefined` when there is no text.
 */
export function pickLanguage(text: Readonly<Record<string, unknown>>, locale: string): string | undefined {
  const tags = Object.keys(text).filter((tag) => text[tag])
  const shortestFirst = [...tags].sort((a, b) => a.length - b.length)
  /** Without a match it leaves out the last part of `wanted`, until none is left. */
  const find = (wanted: string): string | undefined =>
    wanted
      ? (shortestFirst.find((tag) => `${tag}-`.toLowerCase().startsWith(`${wanted}-`.toLowerCase())) ??
        find(wanted.replace(/-?[^-]*$/, '')))
      : undefined

  return find(locale) ?? find('en') ?? tags[0]
}

/** The text that fits `locale` best, in the order of `pickLanguage`; `''` when there is none. */
export function pickText(text: LocalizedText, locale: string): string {
  return text[pickLanguage(text, locale) ?? ''] ?? ''
}
