import type { Product } from '@hakuna-kit/core'
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

/** Looks up the plans, so the first HTML has the opt-in and the browser needs no request. */
export async function loader({ request }: Route.LoaderArgs) {
  const { state, setCookie } = await prefetchPlans({ proxy: protection, request, products: [phone] })
  const page = { product: phone, state, cart: await findCart(request) }
  return data(page, setCookie ? { headers: { 'set-cookie': setCookie } } : {})
}

export default function ProductPage({ loaderData: { product, state, cart } }: Route.ComponentProps) {
  const { revalidate } = useRevalidator()
  useEffect(() => subscribeToCart(() => void revalidate()), [revalidate])
  return (
    <ProtectionProvider cart={shopCart} locale="de-DE">
      <main>
        <h1>{product.title}</h1>
        <HydrationBoundary state={state}>
          <ProtectionOptIn product={product} />
        </HydrationBoundary>
        <AddToCart product={product} />
        <CartLines cart={cart} />
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
