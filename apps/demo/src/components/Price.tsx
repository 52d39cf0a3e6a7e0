import { formatMoney } from '@hakuna-kit/core'
import { useSettings } from '../shop/SettingsProvider.js'

/** An amount in minor units, formatted for the shopper's locale. */
export function Price({ amount, currency }: { amount: number; currency: string }) {
  const { locale } = useSettings()
  return <span className="price">{formatMoney({ amount, currency }, locale)}</span>
}
