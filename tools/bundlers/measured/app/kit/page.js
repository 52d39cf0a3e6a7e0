'use client'
import { createProtectionClient } from '@hakuna-kit/core'
import { CartProtectionRow, ProtectionOptIn, ProtectionProvider } from '@hakuna-kit/react'
import { useTanStackQuery } from '../useTanStackQuery'

export default function Page() {
  useTanStackQuery()
  globalThis.used = [createProtectionClient, CartProtectionRow, ProtectionOptIn, ProtectionProvider]
  return null
}
