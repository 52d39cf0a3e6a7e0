'use client'
import { forwardRef, type FieldsetHTMLAttributes } from 'react'
import type { LineItem, Product } from '@hakuna-kit/core'
import type { Surface } from '../../events.js'
import { OptInFrame, type FrameProps } from '../../opt-in/OptInFrame.js'
import { useProtection } from '../../ProtectionContext.js'
import { useRowState } from './useRowState.js'

export type CartProtectionRowProps = FrameProps &
  Omit<FieldsetHTMLAttributes<HTMLFieldSetElement>, 'children'> & {
    /** A line of the shop's cart, product or plan; a plan line renders nothing. */
    lineItem: LineItem
    /** Serves where the line lacks category or brand and the proxy does not look products up itself. */
    product?: Product | undefined
    /** For mini-carts: smaller. */
    compact?: boolean | undefined
    surface?: Surface | undefined
  }

/** The protection of one cart line: the plan that covers it, with a button to remove it, or the opt-in. */
export const CartProtectionRow = forwardRef<HTMLFieldSetElement, CartProtectionRowProps>(function CartProtectionRow(
  { lineItem, product, compact, surface = compact ? 'mini_cart' : 'cart', ...frame },
  ref,
) {
  const { texts } = useProtection('<CartProtectionRow>')
  const { state, noticeType, select, Covers } = useRowState(lineItem, { product, surface })
  const { covers, pending, unprotect } = state
  return (
    <OptInFrame
      aria-label={`${texts.heading}: ${lineItem.title}`}
      data-pending={pending}
      data-notice={noticeType}
      data-compact={compact}
      {...frame}
      ref={ref}
      kind="row"
      offer={{ ...state, select }}
      texts={texts}
    >
      {covers[0] && Covers && (
        <Covers
          covers={covers}
          of={lineItem.title}
          pending={pending}
          unprotect={unprotect}
          texts={texts}
          slots={frame.slots}
        />
      )}
    </OptInFrame>
  )
})
