import type { Ref } from 'react'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import { OptInFrame, type OptInFrameProps } from '../../opt-in/OptInFrame.js'
import type { RowLookup } from './ConnectedRow.js'
import { RowPlans } from './RowPlans.js'
import { useConnectedRow } from './useConnectedRow.js'

/** What the frame of a row is given before and after the code of the cart is loaded. */
export type RowFrameProps = Omit<OptInFrameProps, 'optIn'> & { 'data-compact': boolean | undefined }

export type LoadedRowProps = {
  lookup: RowLookup
  surface: Surface
  frame: RowFrameProps
  frameRef: Ref<HTMLFieldSetElement>
}

/** A row once the code of the cart is loaded: its plans, and the opt-in for uncovered units. */
export function LoadedRow({ lookup, surface, frame, frameRef }: LoadedRowProps) {
  const { state, select } = useConnectedRow(lookup, surface)
  const { plansInCart, pending } = state
  return (
    <OptInFrame
      data-pending={pending}
      data-notice={lookup.row?.notice?.type}
      {...frame}
      ref={frameRef}
      optIn={{ ...state, select }}
    >
      {plansInCart[0] && (
        <RowPlans
          plansInCart={plansInCart}
          pending={pending}
          unprotect={state.unprotect}
          productTitle={lookup.lineItem.title}
          texts={frame.texts}
          slots={frame.slots}
        />
      )}
    </OptInFrame>
  )
}
