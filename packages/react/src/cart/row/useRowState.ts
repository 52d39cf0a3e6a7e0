'use client'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import type { Surface } from '../../events.js'
import { createInputProps } from '../../opt-in/createInputProps.js'
import type { ConnectedRow } from './connectRow.js'
import type { OptInMemory } from '../../opt-in/followOptIn.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { useCartStore, useProtection } from '../../ProtectionContext.js'
import { usePlans } from '../../plans/usePlans.js'

export type UseCartProtectionOptions = {
  /** Serves where the line lacks category or brand and the proxy does not look products up itself. */
  product?: Product | undefined
  surface?: Surface | undefined
}

/** `useCartProtection()` with what must not leave this package: with `select` a shop could choose for the shopper. */
export function useRowState(lineItem: LineItem, { product, surface = 'cart' }: UseCartProtectionOptions = {}) {
  const { locale } = useProtection('useCartProtection()')
  const view = useCartStore('useCartProtection()')
  const row = useSyncExternalStore(
    view.subscribe,
    () => view.get().rows.get(lineItem.id) ?? (view.get().cart === undefined ? null : undefined),
    () => null,
  )
  useEffect(() => {
    const watching = view.load().then((controller) => controller?.watch())
    return () => void watching.then((stop) => stop?.())
  }, [view])

  const { productId, title, brand = '', unitPrice, quantity } = row?.lineItem ?? lineItem
  const isProduct = !isPlanLineItem(lineItem) && quantity > 0
  const { data: lookup, isPending } = usePlans(product ?? { id: productId, title, brand, price: unitPrice }, {
    enabled: isProduct,
  })
  const isLookupPending = isProduct && isPending
  const { state, answer, follow, Covers } =
    view.get().controller?.connectRow({ lineItem, row, lookup, isLookupPending, locale, surface }) ?? waiting
  const { plans } = state
  // Also where the controller's code could not be had.
  const status = row === undefined ? 'none' : state.status
  const [memory] = useState<OptInMemory>({})
  useEffect(() => follow(memory))

  const id = useId()
  const [declined, setDeclined] = useState(false)
  const select = (option: PresentedPlan | null = null) => {
    setDeclined(!option)
    answer(option)
  }
  const getInputProps = createInputProps({ id, name: id, plans, selected: null, declined, select })
  return { state: { ...state, status, getInputProps }, noticeType: row?.notice?.type, select, Covers }
}

const ignore = () => {}

/** Before the controller is there nothing can be said about a row. */
const waiting: ConnectedRow = {
  state: {
    status: 'loading',
    covers: [],
    uncovered: 0,
    plans: [],
    pending: undefined,
    notice: null,
    unprotect: ignore,
  },
  answer: ignore,
  follow: ignore,
}
