import { useState } from 'react'
import { Link } from 'react-router'
import { ProtectionDialog, ProtectionOptIn } from '@hakuna-kit/react'
import type { CatalogueProduct, Variant } from '../../shared/shopApi.js'
import { useAddProduct } from '../cart/useAddProduct.js'
import { toProtectable } from '../catalogue/useCatalogue.js'
import { Price } from '../components/Price.js'
import { QuantityStepper } from '../components/QuantityStepper.js'
import { useSettings } from '../shop/SettingsProvider.js'

type BuyBoxProps = { product: CatalogueProduct; variant: Variant; title: string }

/** Price, protection and the add-to-cart button. */
export function BuyBox({ product, variant, title }: BuyBoxProps) {
  const settings = useSettings()
  const { text, currency } = settings
  const [quantity, setQuantity] = useState(1)
  const [isDialogOpen, setDialogOpen] = useState(false)
  const { add, isPending, outcome } = useAddProduct()
  const protectable = toProtectable({ product, variant }, settings)

  /** The product is added to the cart whatever the shopper answered in the dialog. */
  function closeDialog() {
    setDialogOpen(false)
    add({ product: protectable, quantity })
  }

  return (
    <div className="buy-box">
      <p className="buy-price">
        <Price amount={variant.prices[currency]} currency={currency} />
        <span className="muted">{text.priceNote}</span>
      </p>
      <ProtectionOptIn
        product={protectable}
        variantOf={product.slug}
        reserve={variant.usualPlans ?? product.usualPlans}
      />
      <div className="buy-row">
        <QuantityStepper title={title} quantity={quantity} onChange={setQuantity} />
        <button
          type="button"
          className="button button-wide"
          aria-disabled={isPending}
          onClick={() => !isPending && setDialogOpen(true)}
        >
          {isPending ? text.adding : text.addToCart}
        </button>
      </div>
      <ProtectionDialog product={protectable} open={isDialogOpen} onClose={closeDialog} />
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
