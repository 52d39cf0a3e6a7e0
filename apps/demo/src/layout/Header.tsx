import { Link } from 'react-router'
import { readTotals } from '../cart/readTotals.js'
import { useCart } from '../cart/useCart.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { SettingsMenu } from './SettingsMenu.js'
import { Wordmark } from './Wordmark.js'

export function Header() {
  const { text } = useSettings()
  const { data: cart } = useCart()
  const count = cart ? readTotals(cart).unitCount : 0
  return (
    <header className="header">
      <div className="header-row">
        <Link to="/" className="header-brand" aria-label={`${text.shopName}, ${text.home}`}>
          <Wordmark />
        </Link>
        <nav className="header-nav">
          <SettingsMenu />
          <Link to="/cart" className="cart-link" aria-label={text.cartWithCount(count)}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 8h14l-1 12H6zM9 10V7a3 3 0 0 1 6 0v3" />
            </svg>
            <span className="cart-count" data-empty={count === 0 || undefined}>
              {count}
            </span>
          </Link>
        </nav>
      </div>
    </header>
  )
}
