'use client'
import { createProtectionClient } from '@hakuna-kit/core'
import { ProtectionProvider } from '@hakuna-kit/react'
import type { ReactNode } from 'react'
import { browserCart } from '../lib/browserCart'

const client = createProtectionClient()

export function Protection({ children }: { children: ReactNode }) {
  return (
    <ProtectionProvider client={client} cart={browserCart} locale="de-DE">
      {children}
    </ProtectionProvider>
  )
}
