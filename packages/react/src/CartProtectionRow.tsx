'use client'
import { forwardRef, useEffect, useImperativeHandle, useRef, type HTMLAttributes } from 'react'
import type { LineItem, Product } from '@hakuna-kit/core'
import type { Placement } from './events.js'
import { Part, type Slots } from './Part.js'
import { PlanOptions } from './PlanOptions.js'
import { PlanSummary } from './PlanSummary.js'
import { useProtection } from './ProtectionContext.js'
import { Skeleton } from './Skeleton.js'
import { useCartProtection } from './useCartProtection.js'

export type CartProtectionRowProps = Omit<HTMLAttributes<HTMLDivElement>, 'children'> & {
  /** A line of the shop's cart, product or plan; a plan line renders nothing. */
  lineItem: LineItem
  /** Serves where the line lacks category or brand and the proxy does not look products up itself. */
  product?: Product | undefined
  /** For mini-carts: smaller, one line a plan. */
  compact?: boolean | undefined
  placement?: Placement | undefined
  /** How many plans to hold the place of while they load. Default 1; 0 for lines that rarely have any. */
  reserve?: number | undefined
  /** Leaves the stylesheet's look away. */
  unstyled?: boolean | undefined
  slots?: Slots | undefined
}

/** The protection of one cart line: the plan that covers it, with a button to remove it, or the opt-in. */
export const CartProtectionRow = forwardRef<HTMLDivElement, CartProtectionRowProps>(
  function CartProtectionRow(props, ref) {
    const {
      lineItem,
      product,
      compact,
      placement = compact ? 'mini_cart' : 'cart',
      reserve = 1,
      unstyled,
      className,
      slots,
      ...rest
    } = props
    const { text } = useProtection('is a <CartProtectionRow>')
    const row = useCartProtection(lineItem, { product, placement })
    const { status, pending, covers, uncovered, offers, notice } = row

    const root = useRef<HTMLDivElement>(null)
    useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => root.current)
    const covered = covers.length
    const focus = useRef(covered)
    useEffect(() => {
      // Opting in swaps the input for a button, removing swaps it back: keyboard users stay in the row.
      if (
        focus.current !== covered &&
        pending &&
        root.current?.ownerDocument.activeElement === root.current?.ownerDocument.body
      ) {
        root.current?.querySelector<HTMLElement>('input, button')?.focus()
      }
      focus.current = covered
    }, [covered, pending])

    if (status === 'loading' ? !reserve : status === 'none' && !notice) return null
    return (
      <div
        ref={root}
        role="group"
        aria-label={`${text('heading')}: ${lineItem.title}`}
        data-hakuna-kit="row"
        data-state={status}
        data-pending={pending ?? undefined}
        data-notice={row.noticeType ?? undefined}
        data-compact={compact || undefined}
        aria-hidden={status === 'loading' || undefined}
        aria-busy={pending !== null || undefined}
        className={[!unstyled && 'hakuna-kit', className].filter(Boolean).join(' ') || undefined}
        {...rest}
      >
        {status === 'loading' && <Skeleton count={reserve} slots={slots} />}
        {covers.map((cover) => (
          <Part key={cover.planLineItem?.id ?? 'adding'} part="option" slots={slots} as="div" data-selected>
            <Part part="input" slots={slots} data-covered />
            <PlanSummary presented={cover} text={text} slots={slots}>
              <Part part="cover" slots={slots}>
                {text('covers', { count: cover.quantity })}
              </Part>{' '}
              <Part
                part="remove"
                slots={slots}
                as="button"
                type="button"
                aria-disabled={pending !== null || undefined}
                aria-label={`${text('remove')}: ${cover.title}, ${lineItem.title}`}
                onClick={() => row.unprotect(cover)}
              >
                {text('remove')}
              </Part>
            </PlanSummary>
          </Part>
        ))}
        {uncovered > 0 && offers.length > 0 && (
          <PlanOptions plans={offers} selected={null} getInputProps={row.getInputProps} text={text} slots={slots} />
        )}
        {notice && (
          <Part part="notice" slots={slots} as="p">
            {notice}
          </Part>
        )}
      </div>
    )
  },
)
