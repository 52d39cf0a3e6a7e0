import { ProtectionOptIn } from '@hakuna-kit/react'
import { prefetchPlans } from '@hakuna-kit/react/server'
import { HydrationBoundary } from '@tanstack/react-query'
import { headers } from 'next/headers'
import { phone } from '../lib/phone'
import { protection } from '../lib/protection'
import { AddToCart } from './AddToCart'
import { CartLines } from './CartLines'

/** A server component: it looks up the plans, so the first HTML has the opt-in and the browser needs no request. */
export default async function ProductPage() {
  const request = { headers: await headers() }
  const { state } = await prefetchPlans({ proxy: protection, request, products: [phone] })
  return (
    <main>
      <h1>{phone.title}</h1>
      <HydrationBoundary state={state}>
        <ProtectionOptIn product={phone} />
      </HydrationBoundary>
      <AddToCart product={phone} />
      <CartLines />
    </main>
  )
}
