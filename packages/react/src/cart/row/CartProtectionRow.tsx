import { forwardRef, type FieldsetHTMLAttributes } from 'react'
import type { LineItem, Product } from '@hakuna-kit/core'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import { OptInFrame, type FrameProps } from '../../opt-in/OptInFrame.js'
import { useProtection } from '../../ProtectionContext.js'
import { useLazy } from '../../createLazy.js'
import { cartCode } from '../createCartStore.js'
import { useRow } from './useCartProtection.js'

export type CartProtectionRowProps = FrameProps &
  Omit<FieldsetHTMLAttributes<HTMLFieldSetElement>, 'children'> & {
    /** A product or plan line item of the shop's cart. A plan line item renders nothing. */
    lineItem: LineItem
    /** Used where the line item has no category or brand and the proxy does not look products up itself. */
    product?: Product | undefined
    /** Smaller, for mini-carts. */
    compact?: boolean | undefined
    surface?: Surface | undefined
  }

/** The protection of one cart line: its plans, each with a button to remove it, and the opt-in for uncovered units. */
export const CartProtectionRow = /* @__PURE__ */ forwardRef<HTMLFieldSetElement, CartProtectionRowProps>(
  function CartProtectionRow({ lineItem, product, compact, surface = compact ? 'mini_cart' : 'cart', ...frame }, ref) {
    const { texts } = useProtection('<CartProtectionRow>')
    const { state, noticeType, select } = useRow(lineItem, { product, surface })
    const code = useLazy(cartCode)
    const { plansInCart, pending, unprotect } = state
    return (
      <OptInFrame
        aria-label={`${texts.heading}: ${lineItem.title}`}
        data-pending={pending}
        data-notice={noticeType}
        data-compact={compact}
        {...frame}
        ref={ref}
        kind="row"
        optIn={{ ...state, select }}
        texts={texts}
      >
        {plansInCart[0] && code && (
          <code.RowPlans
            plansInCart={plansInCart}
            pending={pending}
            unprotect={unprotect}
            productTitle={lineItem.title}
            texts={texts}
            slots={frame.slots}
          />
        )}
      </OptInFrame>
    )
  },
)
