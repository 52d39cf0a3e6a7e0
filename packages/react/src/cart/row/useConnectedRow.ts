import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import { createInputProps } from '../../opt-in/createInputProps.js'
import type { ReportMemory } from '../../opt-in/OptInState.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { useProtection } from '../../ProtectionContext.js'
import type { CartController } from '../CartStore.js'
import type { RowLookup } from './ConnectedRow.js'

export type RowController = Pick<CartController, 'connectRow' | 'watch'>

/** What a row shows and can do. `select` stays in this package: with it a shop could choose for the shopper. */
export function useConnectedRow(controller: RowController, rowLookup: RowLookup, surface: Surface) {
  const language = useProtection()
  const { lineItem, row, lookup, isLookupPending } = rowLookup
  useEffect(() => controller.watch(), [controller])
  const { state, answer, report } = useMemo(
    () => controller.connectRow({ lineItem, row, lookup, isLookupPending, language, surface }),
    [controller, lineItem, row, lookup, isLookupPending, language, surface],
  )
  const memory = useRef<ReportMemory>({})
  useEffect(() => report(memory.current), [report])

  const id = useId()
  const [declined, setDeclined] = useState(false)
  const select = (option: PresentedPlan | null = null) => {
    setDeclined(!option)
    answer(option)
  }
  const getInputProps = createInputProps({ id, name: id, plans: state.plans, selected: null, declined, select })
  return { ...state, getInputProps, select }
}
