import { Link } from 'react-router'
import { useCatalogue } from '../catalogue/useCatalogue.js'
import { readTotals } from '../cart/readTotals.js'
import { useCart } from '../cart/useCart.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { CartLine } from './CartLine.js'
import { CartSummary } from './CartSummary.js'
import { EmptyCart } from './EmptyCart.js'

export function CartPage() {
  const { text } = useSettings()
  const { products } = useCatalogue()
  const { data: cart, isPending } = useCart()
  if (isPending) return <div className="cart-page" aria-busy="true" aria-label={text.loading} />
  const productLines = cart ? readTotals(cart).productLines : []
  if (!cart || productLines.length === 0) return <EmptyCart />

  return (
    <div className="cart-page">
      <title>{`${text.yourCart} · ${text.shopName}`}</title>
      <h1>{text.yourCart}</h1>
      <div className="cart-columns">
        <ul className="cart-lines">
          {productLines.map((line) => (
            <CartLine
              key={line.id}
              lineItem={line}
              isProtected={cart.lineItems.some(
                ({ customProperties }) => customProperties?.['productReference'] === line.productId,
              )}
              products={products}
            />
          ))}
        </ul>
        <aside className="cart-aside">
          <CartSummary cart={cart} />
          <Link to="/checkout" className="button button-wide">
            {text.checkout}
          </Link>
          <p className="muted small">{text.totalNote}</p>
        </aside>
      </div>
    </div>
  )
}
