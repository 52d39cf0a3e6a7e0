import { forwardRef, useId, type FieldsetHTMLAttributes, type Ref } from 'react'
import type { LineItem, Product } from '@hakuna-kit/core'
import { ErrorBoundary } from '../../ErrorBoundary.js'
import { useLazy } from '../../createLazy.js'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import { toInputId } from '../../opt-in/createInputProps.js'
import { OptInFrame, type FrameProps } from '../../opt-in/OptInFrame.js'
import type { OptInState } from '../../opt-in/OptInState.js'
import { useCartStore, useProtection } from '../../ProtectionContext.js'
import { cartCode } from '../createCartStore.js'
import type { RowFrameProps } from './LoadedRow.js'
import { useRowLookup } from './useRowLookup.js'

export type CartProtectionRowProps = FrameProps &
  Omit<FieldsetHTMLAttributes<HTMLFieldSetElement>, 'children'> & {
    /** A product or plan line item of the shop's cart. A plan line item renders nothing. */
    lineItem: LineItem
    /** Used where the line item has no `category` or `brand` and the proxy does not look products up itself. */
    product?: Product | undefined
    /** Smaller, for mini-carts. */
    compact?: boolean | undefined
    /** Where the row stands; part of the consent record. Default `cart`, or `mini_cart` where `compact`. */
    surface?: Surface | undefined
  }

/** The protection of one cart line: its plans, each with a button to remove it, and the opt-in for uncovered units. */
export const CartProtectionRow = forwardRef<HTMLFieldSetElement, CartProtectionRowProps>(
  function CartProtectionRow(props, ref) {
    return (
      <ErrorBoundary component="CartProtectionRow" retryKey={props.lineItem?.id}>
        <Row {...props} rootRef={ref} />
      </ErrorBoundary>
    )
  },
)

type RowProps = CartProtectionRowProps & { rootRef: Ref<HTMLFieldSetElement> }

function Row({ lineItem, product, compact, surface = compact ? 'mini_cart' : 'cart', rootRef, ...rest }: RowProps) {
  const { texts } = useProtection()
  const cartStore = useCartStore()
  const rowLookup = useRowLookup(cartStore, lineItem, product)
  const controller = useLazy(cartStore.controller)
  const code = controller && cartCode.get()
  const id = useId()
  const frame: RowFrameProps = {
    'aria-label': `${texts.heading}: ${lineItem.title}`,
    'data-compact': compact,
    ...rest,
    'data-hakuna-kit': 'row',
  }
  if (code) {
    return (
      <code.LoadedRow
        controller={controller}
        rowLookup={rowLookup}
        surface={surface}
        frame={frame}
        frameRef={rootRef}
      />
    )
  }
  // Where the code could not be loaded the cart has no rows.
  if (rowLookup.row === undefined) return null
  const getInputProps: OptInState['getInputProps'] = (option) => ({ type: 'checkbox', id: toInputId(id, option) })
  return <OptInFrame {...frame} ref={rootRef} optIn={{ ...waiting, getInputProps }} />
}

/** Reserves the space of a row until the code of the cart is loaded. Nothing in it can be chosen. */
const waiting = { status: 'loading', plans: [], notice: null, select() {} }
