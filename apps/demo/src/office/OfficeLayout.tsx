import { Suspense } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { LoadFailed } from '../layout/LoadFailed.js'
import { SettingsMenu } from '../layout/SettingsMenu.js'
import { scrollKey } from '../layout/scrollKey.js'
import { useMainFocus } from '../layout/useMainFocus.js'
import { Wordmark } from '../layout/Wordmark.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { useOfficeText } from './useOfficeText.js'
import '../styles/officeFrame.css'
import '../styles/officeTable.css'
import '../styles/officeEntries.css'
import '../styles/officeInsurer.css'

/** The frame of the back office and the insurer's view. */
export function OfficeLayout({ area }: { area: 'desk' | 'insurer' }) {
  const { text } = useOfficeText()
  const { text: shopText } = useSettings()
  const { pathname } = useLocation()
  const main = useMainFocus()

  return (
    <div className="office" data-area={area}>
      <a className="skip-link" href="#main">
        {shopText.skipToContent}
      </a>
      <header className="office-header">
        <div className="header-row">
          <Link to="/" className="header-brand office-brand" aria-label={`${shopText.shopName}, ${text.shop}`}>
            <Wordmark />
          </Link>
          <nav className="office-nav" aria-label={area === 'desk' ? text.backOffice : text.insurerView}>
            <NavLink
              to="/back-office"
              end
              className={({ isActive }) => (isActive || pathname.includes('/orders/') ? 'current' : '')}
            >
              {text.orders}
            </NavLink>
            <NavLink to="/back-office/outbox" className={({ isActive }) => (isActive ? 'current' : '')}>
              {text.outbox}
            </NavLink>
            <NavLink to="/insurer" className={({ isActive }) => (isActive ? 'current' : '')}>
              {text.insurerView}
            </NavLink>
          </nav>
          <SettingsMenu />
        </div>
      </header>
      <LoadFailed>
        <main className="main office-main" id="main" ref={main} tabIndex={-1}>
          <Suspense fallback={<p className="muted">{text.loading}</p>}>
            <Outlet />
          </Suspense>
        </main>
      </LoadFailed>
      <ScrollRestoration getKey={scrollKey} />
    </div>
  )
}
