'use client'
import { forwardRef, type FieldsetHTMLAttributes } from 'react'
import type { LineItem, Product } from '@hakuna-kit/core'
import type { Placement } from './events.js'
import { OfferFrame, type FrameProps } from './OfferFrame.js'
import { useProtection } from './ProtectionContext.js'
import { useCartProtection } from './useCartProtection.js'

export type CartProtectionRowProps = FrameProps &
  Omit<FieldsetHTMLAttributes<HTMLFieldSetElement>, 'children'> & {
    /** A line of the shop's cart, product or plan; a plan line renders nothing. */
    lineItem: LineItem
    /** Serves where the line lacks category or brand and the proxy does not look products up itself. */
    product?: Product | undefined
    /** For mini-carts: smaller. */
    compact?: boolean | undefined
    placement?: Placement | undefined
  }

/** The protection of one cart line: the plan that covers it, with a button to remove it, or the opt-in. */
export const CartProtectionRow = forwardRef<HTMLFieldSetElement, CartProtectionRowProps>(function CartProtectionRow(
  { lineItem, product, compact, placement = compact ? 'mini_cart' : 'cart', ...frame },
  ref,
) {
  const { text } = useProtection('<CartProtectionRow>')
  const row = useCartProtection(lineItem, { product, placement })
  const { covers, pending, Covers } = row
  return (
    <OfferFrame
      aria-label={`${text('heading')}: ${lineItem.title}`}
      data-pending={pending}
      data-notice={row.noticeType}
      data-compact={compact}
      {...frame}
      ref={ref}
      kind="row"
      status={row.status}
      offers={row.offers}
      getInputProps={row.getInputProps}
      text={text}
      notice={row.notice}
    >
      {covers[0] && Covers && (
        <Covers
          covers={covers}
          of={lineItem.title}
          pending={pending}
          unprotect={row.unprotect}
          text={text}
          slots={frame.slots}
        />
      )}
    </OfferFrame>
  )
})
