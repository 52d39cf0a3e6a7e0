/**
 * The locale as `Intl` takes it: `de_DE` becomes `de-DE`. Where it is no language tag at all, English, because `Intl`
 * would throw and the page would break.
 */
export function toLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace(/_/g, '-'))[0]!
  } catch {
    return 'en'
  }
}
