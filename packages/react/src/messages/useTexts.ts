'use client'
import { useMemo } from 'react'
import type { Messages } from './Messages.js'
import { useProtection } from '../ProtectionContext.js'
import { isGerman } from './isGerman.js'
import { createTexts, type Texts } from './createTexts.js'

/** Texts that come with a part of the library, under the shop's own. */
export function useTexts<Part extends Partial<Messages>>(english: Part, german: Part): Texts<keyof Part & string> {
  const { locale, announcer } = useProtection('useTexts()')
  return useMemo(() => {
    const own = isGerman(locale) ? german : english
    return createTexts(locale, { ...own, ...announcer.language().messages }) as Texts<keyof Part & string>
  }, [locale, announcer, english, german])
}
