import { formatMoney, pickLanguage, type Plan } from '@hakuna-kit/core'

/** A plan that may be shown: it has a title, a price and an https link, written for one locale. */
export type PresentedPlan = {
  plan: Plan
  title: string
  /** Language of the title where it is not the locale's own, for a `lang` attribute. */
  lang: string | undefined
  /** Price of one plan for one unit, e.g. `12,00 €`. */
  price: string
  /** e.g. `2 Jahre`; null where the insurer names no term, or the title contains it. */
  term: string | null
  /** An https URL. */
  detailsUrl: string
}

/**
 * Prepares a plan for the screen. Null where title, price or insurance link are missing: the law wants all three, so
 * such a plan cannot be shown. Markup in a title is shown as text. The title's language is chosen by `pickLanguage`.
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

/** The plans that may be shown. A plan that cannot be read is left out, e.g. one without `title`. */
export function presentPlans(plans: Plan[], locale: string): PresentedPlan[] {
  return plans.flatMap((plan) => {
    try {
      return presentPlan(plan, locale) ?? []
    } catch {
      return []
    }
  })
}

/** The URL itself if it is an absolute https URL, else null, e.g. for `javascript:`. */
export function toHttpsUrl(url: string): string | null {
  return /^https:\/\/[^\s/]/i.test(url) ? url : null
}

function formatTerm(months: number, locale: string, title: string): string | null {
  const years = months % 12 ? 0 : months / 12
  const term = new Intl.NumberFormat(locale, { style: 'unit', unit: years ? 'year' : 'month', unitDisplay: 'long' })
    .format(years || months)
    // Intl writes no-break spaces.
    .replace(/\s/g, ' ')
  return title.includes(term) ? null : term
}
