import { useMemo } from 'react'
import { useProtection } from '../ProtectionContext.js'
import { createTexts, type Texts } from './createTexts.js'
import type { BuiltInMessages } from './pickMessages.js'

/** One part of the texts in the provider's language. */
export function useTexts<Part extends object>(builtIn: BuiltInMessages<Part>): Texts<keyof Part & string> {
  const protection = useProtection()
  return useMemo(() => createTexts(builtIn, protection), [builtIn, protection])
}
