import type { CartAdapter } from '@hakuna-kit/core'
import { assembleProtectionTest, type AssembleOptions } from '@hakuna-kit/react/testing'
import { createSandbox } from '@hakuna-kit/sandbox'
import { createProtectionProxy } from '@hakuna-kit/server'

export type StackOptions = Partial<AssembleOptions<CartAdapter | undefined>>

export type Stack = ReturnType<typeof createStack>

/** The shop that `@hakuna-kit/react/testing` gives to shops, in German and without a cart unless told otherwise. */
export function createStack({ cart, locale = 'de-DE', ...options }: StackOptions = {}) {
  const parts = { createSandbox, createProtectionProxy }
  const { insurer: sandbox, ...shop } = assembleProtectionTest(parts, { ...options, cart, locale })
  return { ...shop, sandbox }
}
