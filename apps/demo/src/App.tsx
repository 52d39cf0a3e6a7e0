import { ProtectionProvider } from '@hakuna-kit/react'
import { createProtectionClient } from '@hakuna-kit/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, createBrowserRouter } from 'react-router'
import { shopCart } from './cart/shopCart.js'
import { Layout } from './layout/Layout.js'
import { CartPage } from './pages/CartPage.js'
import { CheckoutPage } from './pages/CheckoutPage.js'
import { ConfirmationPage } from './pages/ConfirmationPage.js'
import { HomePage } from './pages/HomePage.js'
import { NotFoundPage } from './pages/NotFoundPage.js'
import { ProductPage } from './pages/ProductPage.js'
import { DeveloperPanel } from './shop/DeveloperPanel.js'
import { dispatchProtectionEvent } from './shop/dispatchProtectionEvent.js'
import { SettingsProvider, useSettings } from './shop/SettingsProvider.js'

const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } })
const protectionClient = createProtectionClient()

/** Back office and insurer's view: loaded when one of them is opened. */
const office = () => import('./office/officePages.js')

const router = createBrowserRouter([
  {
    path: '/back-office',
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await office()).DeskLayout }),
    children: [
      { index: true, lazy: async () => ({ Component: (await office()).OrdersPage }) },
      { path: 'orders/:orderId', lazy: async () => ({ Component: (await office()).OrderPage }) },
      { path: 'outbox', lazy: async () => ({ Component: (await office()).OutboxPage }) },
    ],
  },
  {
    path: '/insurer',
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await office()).InsurerLayout }),
    children: [{ index: true, lazy: async () => ({ Component: (await office()).InsurerPage }) }],
  },
  {
    Component: Layout,
    children: [
      { path: '/', Component: HomePage },
      { path: '/products/:slug', Component: ProductPage },
      { path: '/cart', Component: CartPage },
      { path: '/checkout', Component: CheckoutPage },
      { path: '/orders/:orderId', Component: ConfirmationPage },
      { path: '*', Component: NotFoundPage },
    ],
  },
])

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <SettingsProvider>
        <Shop />
      </SettingsProvider>
    </QueryClientProvider>
  )
}

/** All that a shop needs to set up Hakuna Kit: one client, the shop's cart, one provider. */
function Shop() {
  const { locale } = useSettings()
  return (
    <ProtectionProvider client={protectionClient} cart={shopCart} locale={locale} onEvent={dispatchProtectionEvent}>
      <RouterProvider router={router} />
      <DeveloperPanel />
    </ProtectionProvider>
  )
}
