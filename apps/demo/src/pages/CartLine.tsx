import { formatMoney, pickText, type LineItem } from '@hakuna-kit/core'
import { CartProtectionRow } from '@hakuna-kit/react'
import { Link } from 'react-router'
import type { CatalogueProduct } from '../../shared/shopApi.js'
import { useLineQuantity } from '../cart/useLineQuantity.js'
import { findVariant, toProtectable } from '../catalogue/useCatalogue.js'
import { Price } from '../components/Price.js'
import { QuantityStepper } from '../components/QuantityStepper.js'
import { Tile } from '../components/Tile.js'
import { useSettings } from '../shop/SettingsProvider.js'

type CartLineProps = { lineItem: LineItem; isProtected: boolean; products: CatalogueProduct[] }

/** A product in the cart, with its plan or the available plans below it. */
export function CartLine({ lineItem, isProtected, products }: CartLineProps) {
  const { text, locale, currency } = useSettings()
  const { quantity, setQuantity, problem } = useLineQuantity(lineItem)
  const found = findVariant(products, lineItem.productId)
  const title = found ? pickText(found.product.name, locale) : lineItem.title
  const { unitPrice } = lineItem

  return (
    <li className="cart-line" data-product={lineItem.productId}>
      {found && <Tile product={found.product} variant={found.variant} className="cart-picture" />}
      <div className="cart-line-words">
        <div className="cart-line-head">
          <div>
            <h2>{found ? <Link to={`/products/${found.product.slug}?v=${found.variant.id}`}>{title}</Link> : title}</h2>
            <p className="muted">
              {[found && pickText(found.variant.label, locale), lineItem.brand].filter(Boolean).join(' · ')}
            </p>
          </div>
          <p className="cart-line-price">
            <Price amount={unitPrice.amount * quantity} currency={unitPrice.currency} />
            {quantity > 1 && <span className="muted small">{text.perUnit(formatMoney(unitPrice, locale))}</span>}
          </p>
        </div>
        <div className="cart-line-actions">
          <QuantityStepper title={title} quantity={quantity} min={1} onChange={setQuantity} />
          <button
            type="button"
            className="text-button"
            onClick={() => setQuantity(0)}
            aria-label={text.removeItem(title)}
          >
            {text.remove}
          </button>
        </div>
        <p className="cart-line-problem" role="alert" hidden={!problem}>
          {problem}
        </p>
      </div>
      <CartProtectionRow
        className="cart-line-protection"
        lineItem={{ ...lineItem, title }}
        product={found && toProtectable(found, { currency, locale })}
        reserve={isProtected ? 1 : found ? (found.variant.usualPlans ?? found.product.usualPlans) : 0}
      />
    </li>
  )
}
