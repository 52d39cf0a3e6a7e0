/** An amount in integer minor units (cents for `eur`, whole yen for `jpy`) with its lower-case ISO 4217 code. */
export type Money = { amount: number; currency: string }

const formats = new Map<string, Intl.NumberFormat>()

/**
 * `{ amount: 1200, currency: 'eur' }` in `de-DE` is `12,00 €`. `Intl` knows the number of minor digits: none for yen,
 * three for Kuwaiti dinar. Never throws: a currency that `Intl` rejects is shown with two digits and its code, and a
 * locale that it rejects is replaced by English.
 */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const key = `${locale} ${currency}`
  let format = formats.get(key)
  try {
    if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, { style: 'currency', currency })))
  } catch {
    if (locale !== 'en') return formatMoney({ amount, currency }, 'en')
    return `${(amount / 100).toFixed(2)} ${currency.toUpperCase()}`
  }
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits!)
}
