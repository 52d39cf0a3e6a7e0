'use client'
import { forwardRef, type FieldsetHTMLAttributes } from 'react'
import { Part, type Slots } from './Part.js'
import { PlanOptions } from './PlanOptions.js'
import { useProtection } from './ProtectionContext.js'
import { Skeleton } from './Skeleton.js'
import { useProtectionOptIn, type UseProtectionOptInOptions } from './useProtectionOptIn.js'

export type ProtectionOptInProps = UseProtectionOptInOptions &
  Omit<
    FieldsetHTMLAttributes<HTMLFieldSetElement>,
    keyof UseProtectionOptInOptions | 'children' | 'defaultValue' | 'defaultChecked'
  > & {
    /** How many plans to hold the place of while they load. Default 1; 0 for products that rarely have any. */
    reserve?: number | undefined
    /** Leaves the stylesheet's look away. */
    unstyled?: boolean | undefined
    slots?: Slots | undefined
  }

/**
 * The opt-in of a product: a checkbox for one plan, radio buttons with "no protection" for several. Nothing is ever
 * selected before the shopper does it; there is no prop for it. Without a plan, or with the insurer down, it is simply
 * not there, and `onEvent` says why.
 */
export const ProtectionOptIn = forwardRef<HTMLFieldSetElement, ProtectionOptInProps>(
  function ProtectionOptIn(props, ref) {
    const {
      product,
      planId,
      onPlanChange,
      placement,
      name,
      variantOf,
      reserve = 1,
      unstyled,
      className,
      slots,
      ...rest
    } = props
    const { text } = useProtection('is a <ProtectionOptIn>')
    const optIn = useProtectionOptIn({ product, planId, onPlanChange, placement, name, variantOf })
    const { status, notice } = optIn
    if (status === 'loading' ? !reserve : status !== 'ready' && !notice) return null
    return (
      <fieldset
        ref={ref}
        data-hakuna-kit="opt-in"
        data-state={status}
        aria-hidden={status === 'loading' || undefined}
        className={[!unstyled && 'hakuna-kit', className].filter(Boolean).join(' ') || undefined}
        {...rest}
      >
        {(status === 'loading' || status === 'ready') && (
          <Part part="heading" slots={slots} as="legend">
            {text('heading')}
          </Part>
        )}
        {status === 'loading' && <Skeleton count={reserve} slots={slots} />}
        {status === 'ready' && <PlanOptions {...optIn} text={text} slots={slots} />}
        {notice && (
          <Part part="notice" slots={slots} as="p">
            {notice}
          </Part>
        )}
      </fieldset>
    )
  },
)
