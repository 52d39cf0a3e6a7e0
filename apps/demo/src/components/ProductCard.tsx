import { Link } from 'react-router'
import type { CatalogueProduct } from '../../shared/shopApi.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { formatMoney, pickText } from '@hakuna-kit/core'
import { Tile } from './Tile.js'

export function ProductCard({ product }: { product: CatalogueProduct }) {
  const { text, locale, currency } = useSettings()
  const prices = product.variants.map((variant) => variant.prices[currency])
  const cheapest = formatMoney({ amount: Math.min(...prices), currency }, locale)
  const differs = new Set(prices).size > 1
  return (
    <article className="card">
      <Tile product={product} variant={product.variants[0]} />
      <div className="card-words">
        <h3>
          <Link to={`/products/${product.slug}`}>{pickText(product.name, locale)}</Link>
        </h3>
        <p className="card-claim">{pickText(product.claim, locale)}</p>
        <p className="card-price">{differs ? text.from(cheapest) : cheapest}</p>
      </div>
    </article>
  )
}
