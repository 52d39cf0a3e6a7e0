import { Suspense, useState } from 'react'
import { Link } from 'react-router'
import { readTotals } from '../cart/readTotals.js'
import { useCart } from '../cart/useCart.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { MiniCart } from './MiniCart.js'
import { SettingsMenu } from './SettingsMenu.js'
import { Wordmark } from './Wordmark.js'

export function Header() {
  const { text } = useSettings()
  const { data: cart } = useCart()
  const [isCartOpen, setCartOpen] = useState(false)
  const count = cart ? readTotals(cart).unitCount : 0
  return (
    <header className="header">
      <div className="header-row">
        <Link to="/" className="header-brand" aria-label={`${text.shopName}, ${text.home}`}>
          <Wordmark />
        </Link>
        <nav className="header-nav">
          <SettingsMenu />
          <button
            type="button"
            className="cart-link"
            aria-haspopup="dialog"
            aria-label={text.cartWithCount(count)}
            onClick={() => setCartOpen(true)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 8h14l-1 12H6zM9 10V7a3 3 0 0 1 6 0v3" />
            </svg>
            <span className="cart-count" data-empty={count === 0 || undefined}>
              {count}
            </span>
          </button>
        </nav>
      </div>
      <Suspense>
        <MiniCart isOpen={isCartOpen} onClose={() => setCartOpen(false)} />
      </Suspense>
    </header>
  )
}
