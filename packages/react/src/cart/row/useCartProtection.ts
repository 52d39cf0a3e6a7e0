import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore, type MouseEvent } from 'react'
import { isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { useLazy } from '../../createLazy.js'
import type { Surface } from '../../opt-in/ConsentRecord.js'
import { createInputProps } from '../../opt-in/createInputProps.js'
import type { ReportMemory } from '../../opt-in/OptInState.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { usePlans } from '../../plans/usePlans.js'
import { useCartStore, useProtection } from '../../ProtectionContext.js'
import type { CartSnapshot } from '../CartStore.js'
import type { ConnectedRow } from './ConnectedRow.js'

export type UseCartProtectionOptions = {
  /** Used where the line item has no `category` or `brand` and the proxy does not look products up itself. */
  product?: Product | undefined
  surface?: Surface | undefined
}

/**
 * State and actions of `CartProtectionRow`: the plans of a cart line, the plans to choose from, and the last change. A
 * plan is added only by the shopper's own act on an input or button that has the props of a getter.
 */
export function useCartProtection(lineItem: LineItem, options?: UseCartProtectionOptions) {
  const { state, select } = useRow(lineItem, options)
  return {
    ...state,
    /** Props of a button that adds a plan for all uncovered units, for shops that render one instead of the input. */
    getAddButtonProps: (presented: PresentedPlan) => ({
      type: 'button' as const,
      onClick: ({ currentTarget }: MouseEvent<HTMLElement>) => currentTarget instanceof Element && select(presented),
    }),
  }
}

/** `useCartProtection()` with `select`, which stays in this package: with it a shop could choose for the shopper. */
export function useRow(lineItem: LineItem, { product, surface = 'cart' }: UseCartProtectionOptions = {}) {
  const language = useProtection('useCartProtection()')
  const { snapshot, controller } = useCartStore('useCartProtection()')
  const row = useSyncExternalStore(
    snapshot.subscribe,
    () => rowOf(snapshot.get(), lineItem.id),
    () => null,
  )
  const loaded = useLazy(controller)
  useEffect(() => controller.whenLoaded(({ watch }) => watch()), [controller])

  // The adapter's cart may lack the brand or category that the page's line has.
  const { productId, title, brand = '', category, unitPrice, quantity } = { ...lineItem, ...row?.lineItem }
  const isProduct = !isPlanLineItem(lineItem) && quantity > 0
  const asked = product ?? { id: productId, title, brand, category, price: unitPrice }
  const { data: lookup, isPending } = usePlans(asked, { enabled: isProduct })
  const isLookupPending = isProduct && isPending
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
  return { state: { ...state, status, getInputProps }, noticeType: row?.notice?.type, select }
}

const rowOf = ({ rows, cart }: CartSnapshot, lineItemId: string) =>
  rows.get(lineItemId) ?? (cart === undefined ? null : undefined)

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
