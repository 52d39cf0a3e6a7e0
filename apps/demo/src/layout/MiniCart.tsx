import { formatMoney, pickText, type LineItem } from '@hakuna-kit/core'
import { CartProtectionRow } from '@hakuna-kit/react'
import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { readTotals } from '../cart/readTotals.js'
import { useCart } from '../cart/useCart.js'
import { useLineQuantity } from '../cart/useLineQuantity.js'
import { findVariant, toProtectable, useCatalogue } from '../catalogue/useCatalogue.js'
import { QuantityStepper } from '../components/QuantityStepper.js'
import { Tile } from '../components/Tile.js'
import { CartSummary } from '../pages/CartSummary.js'
import { useSettings } from '../shop/SettingsProvider.js'

type MiniCartProps = { isOpen: boolean; onClose(): void }

/** The cart in a drawer over the page. The browser keeps the focus inside and returns it on close. */
export function MiniCart({ isOpen, onClose }: MiniCartProps) {
  const { text } = useSettings()
  const { key } = useLocation()
  const dialog = useRef<HTMLDialogElement>(null)
  const shownKey = useRef(key)

  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
  }, [isOpen])

  useEffect(() => {
    if (shownKey.current !== key) dialog.current?.close()
    shownKey.current = key
  }, [key])

  // A click on the backdrop closes the dialog. Keyboards have Escape and the close button for it.
  useEffect(() => {
    const closeFromBackdrop = ({ target }: MouseEvent) => {
      if (target === dialog.current) dialog.current?.close()
    }
    const clicked = dialog.current
    clicked?.addEventListener('click', closeFromBackdrop)
    return () => clicked?.removeEventListener('click', closeFromBackdrop)
  }, [])

  return (
    <dialog ref={dialog} className="drawer" aria-labelledby="mini-cart-title" onClose={onClose}>
      {isOpen && (
        <div className="drawer-inside">
          <div className="drawer-head">
            <h2 id="mini-cart-title">{text.yourCart}</h2>
            <button
              type="button"
              className="icon-button"
              aria-label={text.close}
              onClick={() => dialog.current?.close()}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M3 3l10 10M13 3L3 13" />
              </svg>
            </button>
          </div>
          <MiniCartContent />
        </div>
      )}
    </dialog>
  )
}

function MiniCartContent() {
  const { text } = useSettings()
  const { data: cart } = useCart()
  const lines = cart ? readTotals(cart).productLines : []
  if (!cart || lines.length === 0) return <p className="drawer-empty muted">{text.emptyCart}</p>
  return (
    <>
      <ul className="drawer-lines">
        {lines.map((line) => (
          <MiniCartLine key={line.id} lineItem={line} />
        ))}
      </ul>
      <div className="drawer-end">
        <CartSummary cart={cart} />
        <div className="drawer-links">
          <Link to="/cart" className="button button-quiet">
            {text.goToCart}
          </Link>
          <Link to="/checkout" className="button">
            {text.checkout}
          </Link>
        </div>
      </div>
    </>
  )
}

function MiniCartLine({ lineItem }: { lineItem: LineItem }) {
  const { locale, currency, text } = useSettings()
  const { products } = useCatalogue()
  const { quantity, setQuantity, problem } = useLineQuantity(lineItem)
  const found = findVariant(products, lineItem.productId)
  const title = found ? pickText(found.product.name, locale) : lineItem.title
  return (
    <li className="drawer-line" data-product={lineItem.productId}>
      {found && <Tile product={found.product} variant={found.variant} className="order-picture" />}
      <div className="drawer-line-words">
        <p className="order-line">
          <strong>{title}</strong>
          <span className="price">
            {formatMoney({ ...lineItem.unitPrice, amount: lineItem.unitPrice.amount * quantity }, locale)}
          </span>
        </p>
        <div className="cart-line-actions">
          <QuantityStepper title={title} quantity={quantity} onChange={setQuantity} />
          <button
            type="button"
            className="text-button"
            aria-label={text.removeItem(title)}
            onClick={() => setQuantity(0)}
          >
            {text.remove}
          </button>
        </div>
        <p className="cart-line-problem" role="alert" hidden={!problem}>
          {problem}
        </p>
      </div>
      <CartProtectionRow
        compact
        className="drawer-protection"
        lineItem={{ ...lineItem, title }}
        product={found && toProtectable(found, { currency, locale })}
      />
    </li>
  )
}
