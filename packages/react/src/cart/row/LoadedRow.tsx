import type { Ref } from 'react'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import { OptInFrame, type OptInFrameProps } from '../../opt-in/OptInFrame.js'
import type { RowLookup } from './ConnectedRow.js'
import { RowPlans } from './RowPlans.js'
import { useConnectedRow, type RowController } from './useConnectedRow.js'

/** What the frame of a row is given before and after the code of the cart is loaded. */
export type RowFrameProps = Omit<OptInFrameProps, 'optIn'> & { 'data-compact': boolean | undefined }

export type LoadedRowProps = {
  controller: RowController
  rowLookup: RowLookup
  surface: Surface
  frame: RowFrameProps
  frameRef: Ref<HTMLFieldSetElement>
}

/** A row once the code of the cart is loaded: its plans, and the opt-in for uncovered units. */
export function LoadedRow({ controller, rowLookup, surface, frame, frameRef }: LoadedRowProps) {
  const row = useConnectedRow(controller, rowLookup, surface)
  const { plansInCart, pending, unprotect } = row
  return (
    <OptInFrame data-pending={pending} data-notice={rowLookup.row?.notice?.type} {...frame} ref={frameRef} optIn={row}>
      {plansInCart[0] && (
        <RowPlans
          plansInCart={plansInCart}
          pending={pending}
          unprotect={unprotect}
          productTitle={rowLookup.lineItem.title}
          slots={frame.slots}
        />
      )}
    </OptInFrame>
  )
}
