import { createProtectionClient, type Product } from '@hakuna-kit/core'
import { ProtectionOptIn, ProtectionProvider, useAddToCart } from '@hakuna-kit/react'
import { prefetchPlans } from '@hakuna-kit/react/server'
import { HydrationBoundary } from '@tanstack/react-query'
import { useEffect } from 'react'
import { data, useRevalidator } from 'react-router'
import { findCart } from '../cart.server'
import { CartLines } from '../CartLines'
import { phone } from '../phone'
import { protection } from '../protection.server'
import { shopCart, subscribeToCart } from '../shopCart'
import type { Route } from './+types/product'

const client = createProtectionClient()

/** Looks up the plans, so the first HTML has the opt-in and the browser needs no request. */
export async function loader({ request }: Route.LoaderArgs) {
  // The session of a new shopper starts with the page, so that this lookup and the browser's calls share it.
  const { setCookie } = await protection.getUserSession(request)
  const headers = new Headers(request.headers)
  if (setCookie !== undefined) headers.append('cookie', setCookie.replace(/;.*/, ''))
  const plans = await prefetchPlans({ proxy: protection, headers, products: [phone] })
  const page = { product: phone, plans, cart: await findCart(request) }
  return data(page, setCookie === undefined ? {} : { headers: { 'set-cookie': setCookie } })
}

export default function ProductPage({ loaderData: { product, plans, cart } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  useEffect(() => subscribeToCart(() => void revalidate()), [revalidate])
  return (
    <ProtectionProvider client={client} cart={shopCart} locale="de-DE">
      <main>
        <h1>{product.title}</h1>
        <HydrationBoundary state={plans}>
          <ProtectionOptIn product={product} />
        </HydrationBoundary>
        <AddToCart product={product} />
        <CartLines cart={cart} product={product} />
      </main>
    </ProtectionProvider>
  )
}

function AddToCart({ product }: { product: Product }) {
  const addToCart = useAddToCart()
  return (
    <button type="button" onClick={() => void addToCart(product)}>
      Add to cart
    </button>
  )
}
