// What is counted: the client, the provider and both components, as a shop imports them.
import { createProtectionClient } from '@hakuna-kit/core'
import { CartProtectionRow, ProtectionOptIn, ProtectionProvider } from '@hakuna-kit/react'

export default [createProtectionClient, CartProtectionRow, ProtectionOptIn, ProtectionProvider]
globalThis.used = [createProtectionClient, CartProtectionRow, ProtectionOptIn, ProtectionProvider]
