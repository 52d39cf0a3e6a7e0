import { formatMoney, pickLanguage, pickText, type Plan } from '@hakuna-kit/core'

/** A plan as it may lawfully be shown: with a title, a price and an https link, in one locale. */
export type PresentedPlan = {
  plan: Plan
  title: string
  /** Language of the title where it is not the locale's own, for a `lang` attribute. */
  lang: string | undefined
  /** Price of one plan for one unit, e.g. `12,00 €`. */
  price: string
  /** e.g. `2 Jahre`; null where the insurer names no term. */
  term: string | null
  benefits: string[]
  /** An https URL. */
  detailsUrl: string
}

/**
 * Reads a plan for the screen. Null when the law's three parts (title, price, insurance link) are not all there:
 * such a plan cannot be offered. Text stays text: markup in a title is shown as it is written.
 */
export function presentPlan(plan: Plan, locale: string): PresentedPlan | null {
  const title = pickText(plan.title, locale)
  const detailsUrl = toHttpsUrl(plan.insuranceDetailsUrl)
  if (!title || !detailsUrl || !Number.isSafeInteger(plan.price?.amount)) return null
  const language = pickLanguage(plan.title, locale)
  return {
    plan,
    title,
    lang: language && !locale.startsWith(language) ? language : undefined,
    price: formatMoney(plan.price, locale),
    term: plan.termMonths ? formatTerm(plan.termMonths, locale) : null,
    benefits: (plan.benefits ?? []).flatMap((benefit) => pickText(benefit, locale) || []),
    detailsUrl,
  }
}

/** The URL itself if it is an absolute https one; anything else (`javascript:` and friends) is no link. */
export function toHttpsUrl(url: unknown): string | null {
  try {
    return new URL(String(url)).protocol === 'https:' ? String(url) : null
  } catch {
    return null
  }
}

function formatTerm(months: number, locale: string): string {
  const years = months % 12 === 0
  const unit = years ? 'year' : 'month'
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    years ? months / 12 : months,
  )
}
