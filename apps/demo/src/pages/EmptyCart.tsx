import { Link } from 'react-router'
import { useSettings } from '../shop/SettingsProvider.js'

export function EmptyCart() {
  const { text } = useSettings()
  return (
    <div className="notice-page">
      <title>{`${text.yourCart} · ${text.shopName}`}</title>
      <h1>{text.emptyCart}</h1>
      <p>{text.emptyCartText}</p>
      <Link to="/" className="button">
        {text.keepShopping}
      </Link>
    </div>
  )
}
