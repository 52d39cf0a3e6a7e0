'use client'
import { forwardRef, type FieldsetHTMLAttributes } from 'react'
import { OptInFrame, type FrameProps } from './OptInFrame.js'
import { useProtection } from '../ProtectionContext.js'
import { useOptInState, type UseProtectionOptInOptions } from './useOptInState.js'

export type ProtectionOptInProps = UseProtectionOptInOptions &
  FrameProps &
  Omit<
    FieldsetHTMLAttributes<HTMLFieldSetElement>,
    keyof UseProtectionOptInOptions | 'children' | 'defaultValue' | 'defaultChecked'
  >

/**
 * The opt-in of a product: a checkbox for one plan, radio buttons with "no protection" for several. Nothing is ever
 * selected before the shopper does it; there is no prop for it. Without a plan, or with the insurer down, it is simply
 * not there, and `onEvent` says why.
 */
export const ProtectionOptIn = forwardRef<HTMLFieldSetElement, ProtectionOptInProps>(function ProtectionOptIn(
  { product, planId, onPlanChange, surface, name, variantOf, ...frame },
  ref,
) {
  const { texts } = useProtection('<ProtectionOptIn>')
  const optIn = useOptInState({ product, planId, onPlanChange, surface, name, variantOf })
  return <OptInFrame {...frame} ref={ref} kind="opt-in" offer={optIn} texts={texts} heading={texts.heading} />
})
