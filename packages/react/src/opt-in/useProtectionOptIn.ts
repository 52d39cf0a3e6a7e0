'use client'
import { useOptInState, type UseProtectionOptInOptions } from './useOptInState.js'

/**
 * State and prop getters behind `ProtectionOptIn`, for shops that draw their own markup. There is no function that
 * chooses: only the shopper's own change of an input that carries `getInputProps()` does.
 */
export function useProtectionOptIn(options: UseProtectionOptInOptions) {
  const { status, plans, selected, declined, notice, getInputProps } = useOptInState(options)
  return { status, plans, selected, declined, notice, getInputProps }
}
