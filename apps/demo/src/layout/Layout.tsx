import { Suspense } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { useCartRefresh } from '../cart/useCart.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { Footer } from './Footer.js'
import { Header } from './Header.js'
import { LoadFailed } from './LoadFailed.js'
import { scrollKey } from './scrollKey.js'
import { useMainFocus } from './useMainFocus.js'

/** The frame of every page of the shop. */
export function Layout() {
  const { text } = useSettings()
  const main = useMainFocus()
  useCartRefresh()

  return (
    <>
      <a className="skip-link" href="#main">
        {text.skipToContent}
      </a>
      <Header />
      <LoadFailed>
        <Suspense fallback={<main className="main" aria-busy="true" aria-label={text.loading} />}>
          <main className="main" id="main" ref={main} tabIndex={-1}>
            <Outlet />
          </main>
          <Footer />
        </Suspense>
      </LoadFailed>
      <ScrollRestoration getKey={scrollKey} />
    </>
  )
}
