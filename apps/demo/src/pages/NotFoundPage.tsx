import { Link } from 'react-router'
import { useSettings } from '../shop/SettingsProvider.js'

export function NotFoundPage() {
  const { text } = useSettings()
  return (
    <div className="notice-page">
      <title>{`${text.notFoundTitle} · ${text.shopName}`}</title>
      <h1>{text.notFoundTitle}</h1>
      <p>{text.notFoundText}</p>
      <Link to="/" className="button">
        {text.keepShopping}
      </Link>
    </div>
  )
}
