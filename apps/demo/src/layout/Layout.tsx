import { Suspense, useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { useCartRefresh } from '../cart/useCart.js'
import { useSettings } from '../shop/SettingsProvider.js'
import { Footer } from './Footer.js'
import { Header } from './Header.js'
import { LoadFailed } from './LoadFailed.js'
import { scrollKey } from './scrollKey.js'

/** The frame of every page of the shop. After a change of page the focus moves to the main part. */
export function Layout() {
  const { text } = useSettings()
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shownPath = useRef(pathname)
  useCartRefresh()

  useEffect(() => {
    if (shownPath.current === pathname) return
    shownPath.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])

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
