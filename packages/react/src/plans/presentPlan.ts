import { formatMoney, pickLanguage, type Plan } from '@hakuna-kit/core'

/** A plan as it may lawfully be shown: with a title, a price and an https link, in one locale. */
export type PresentedPlan = {
  plan: Plan
  title: string
  /** Language of the title where it is not the locale's own, for a `lang` attribute. */
  lang: string | undefined
  /** Price of one plan for one unit, e.g. `12,00 €`. */
  price: string
  /** e.g. `2 Jahre`; null where the insurer names no term, or the title says it already. */
  term: string | null
  /** An https URL. */
  detailsUrl: string
}

/**
 * Reads a plan for the screen. Null when the law's three parts (title, price, insurance link) are not all there:
 * such a plan cannot be offered. Text stays text: markup in a title is shown as it is written. The language falls
 * back as `pickLanguage` does: the locale's own, then English, then whichever there is.
 */
export function presentPlan(plan: Plan, locale: string): PresentedPlan | null {
  const { title, price, insuranceDetailsUrl, termMonths } = plan
  const language = pickLanguage(title, locale) ?? ''
  const words = title[language]
  const detailsUrl = toHttpsUrl(insuranceDetailsUrl)
  if (!words || !detailsUrl || !Number.isSafeInteger(price?.amount)) return null
  return {
    plan,
    title: words,
    lang: locale.startsWith(language) ? undefined : language,
    price: formatMoney(price, locale),
    term: termMonths ? formatTerm(termMonths, locale, words) : null,
    detailsUrl,
  }
}

/** The URL itself if it is an absolute https one; anything else (`javascript:` and friends) is no link. */
export function toHttpsUrl(url: string): string | null {
  return /^https:\/\/[^\s/]/i.test(url) ? url : null
}

function formatTerm(months: number, locale: string, title: string): string | null {
  const years = months % 12 ? 0 : months / 12
  const term = new Intl.NumberFormat(locale, { style: 'unit', unit: years ? 'year' : 'month', unitDisplay: 'long' })
    .format(years || months)
    // Intl puts spaces that do not break.
    .replace(/\s/g, ' ')
  return title.includes(term) ? null : term
}
