'use client'
import { createProtectionClient } from '@hakuna-kit/core'
import { CartProtectionRow, ProtectionOptIn, ProtectionProvider } from '@hakuna-kit/react'
import '../queryOfTheShop'

globalThis.used = [createProtectionClient, CartProtectionRow, ProtectionOptIn, ProtectionProvider]

export default function Page() {
  return null
}
