'use client'
import { ProtectionProvider } from '@hakuna-kit/react'
import type { ReactNode } from 'react'
import { browserCart } from '../lib/browserCart'

export function Protection({ children }: { children: ReactNode }) {
  return (
    <ProtectionProvider cart={browserCart} locale="de-DE">
      {children}
    </ProtectionProvider>
  )
}
