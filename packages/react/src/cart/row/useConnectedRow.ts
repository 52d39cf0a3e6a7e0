import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLazy } from '../../createLazy.js'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import { createInputProps } from '../../opt-in/createInputProps.js'
import type { ReportMemory } from '../../opt-in/OptInState.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { useCartStore, useProtection } from '../../ProtectionContext.js'
import type { ConnectedRow, RowLookup } from './ConnectedRow.js'

/** What a row shows and can do. `select` stays in this package: with it a shop could choose for the shopper. */
export function useConnectedRow({ lineItem, row, lookup, isLookupPending }: RowLookup, surface: Surface) {
  const language = useProtection('useCartProtection()')
  const { controller } = useCartStore('useCartProtection()')
  const loaded = useLazy(controller)
  useEffect(() => controller.whenLoaded(({ watch }) => watch()), [controller])

  const connected = useMemo(
    () => loaded?.connectRow({ lineItem, row, lookup, isLookupPending, language, surface }) ?? waiting,
    [loaded, lineItem, row, lookup, isLookupPending, language, surface],
  )
  const { state, answer } = connected
  const memory = useRef<ReportMemory>({})
  useEffect(() => connected.report(memory.current), [connected])

  const id = useId()
  const [declined, setDeclined] = useState(false)
  const select = (option: PresentedPlan | null = null) => {
    setDeclined(!option)
    answer(option)
  }
  const getInputProps = createInputProps({ id, name: id, plans: state.plans, selected: null, declined, select })
  // Also where the controller could not be loaded.
  const status = row === undefined ? 'none' : state.status
  return { state: { ...state, status, getInputProps }, select }
}

const ignore = () => {}

/** Until the controller is loaded. */
const waiting: ConnectedRow = {
  state: {
    status: 'loading',
    plansInCart: [],
    uncovered: 0,
    plans: [],
    pending: undefined,
    notice: null,
    unprotect: ignore,
  },
  answer: ignore,
  report: ignore,
}
