import { pickText } from '@hakuna-kit/core'
import { useSearchParams } from 'react-router'
import type { CatalogueProduct, Variant } from '../../shared/shopApi.js'
import { Segmented } from '../components/Segmented.js'
import { useSettings } from '../shop/SettingsProvider.js'

/** The chosen variant is in the URL, so that a link can name it. */
export function VariantPicker({ product, variant }: { product: CatalogueProduct; variant: Variant }) {
  const { locale } = useSettings()
  const [, setSearch] = useSearchParams()
  if (!product.variantOption) return null
  return (
    <Segmented
      label={pickText(product.variantOption, locale)}
      value={variant.id}
      options={[...product.variants]
        .sort((a, b) => a.prices.eur - b.prices.eur)
        .map(({ id, label }) => ({ value: id, label: pickText(label, locale) }))}
      onChange={(id) => setSearch({ v: id }, { replace: true, preventScrollReset: true })}
    />
  )
}
