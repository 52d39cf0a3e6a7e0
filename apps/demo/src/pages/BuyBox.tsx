import { useState } from 'react'
import { Link } from 'react-router'
import { ProtectionOptIn } from '@hakuna-kit/react'
import type { CatalogueProduct, Variant } from '../../shared/shopApi.js'
import { useAddProduct } from '../cart/useAddProduct.js'
import { toProtectable } from '../catalogue/useCatalogue.js'
import { Price } from '../components/Price.js'
import { QuantityStepper } from '../components/QuantityStepper.js'
import { useSettings } from '../shop/SettingsProvider.js'

type BuyBoxProps = { product: CatalogueProduct; variant: Variant; title: string }

/** Price, protection and the way into the cart. */
export function BuyBox({ product, variant, title }: BuyBoxProps) {
  const { text, currency } = useSettings()
  const [quantity, setQuantity] = useState(1)
  const { add, isPending, outcome } = useAddProduct()
  const protectable = toProtectable({ product, variant }, currency)

  return (
    <div className="buy-box">
      <p className="buy-price">
        <Price amount={variant.prices[currency]} currency={currency} />
        <span className="muted">{text.priceNote}</span>
      </p>
      <ProtectionOptIn product={protectable} variantOf={product.slug} reserve={product.insurerCategory ? 1 : 0} />
      <div className="buy-row">
        <QuantityStepper title={title} quantity={quantity} onChange={setQuantity} />
        <button
          type="button"
          className="button button-wide"
          aria-disabled={isPending}
          onClick={() => !isPending && add({ product: protectable, quantity })}
        >
          {isPending ? text.adding : text.addToCart}
        </button>
      </div>
      <output className="buy-outcome">
        {outcome && (
          <span data-outcome={outcome}>
            {outcome === 'added' && text.addedToCart(title)}
            {outcome === 'added_without_plan' && text.addedWithoutPlan(title)}
            {outcome === 'refused' && text.quantityRefused}
            {outcome === 'failed' && text.notAdded}{' '}
            {outcome.startsWith('added') && <Link to="/cart">{text.goToCart}</Link>}
          </span>
        )}
      </output>
      <ul className="promises">
        <li>{text.delivery}</li>
        <li>{text.returns}</li>
      </ul>
    </div>
  )
}
