/** Whether the built-in texts are the German ones; all other locales get English unless the shop passes a language. */
export const isGerman = (locale: string): boolean => /^de\b/i.test(locale)
