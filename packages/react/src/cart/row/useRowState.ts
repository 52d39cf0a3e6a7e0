'use client'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import type { Placement } from '../../events.js'
import { createInputProps } from '../../opt-in/createInputProps.js'
import type { ConnectedRow } from './connectRow.js'
import type { OfferMemory } from '../../opt-in/followOptIn.js'
import type { PresentedPlan } from '../../plans/presentPlan.js'
import { useCartView, useProtection } from '../../ProtectionContext.js'
import { usePlans } from '../../plans/usePlans.js'

export type UseCartProtectionOptions = {
  /** Serves where the line lacks category or brand and the proxy does not look products up itself. */
  product?: Product | undefined
  placement?: Placement | undefined
}

/** `useCartProtection()` with what must not leave this package: with `select` a shop could choose for the shopper. */
export function useRowState(lineItem: LineItem, { product, placement = 'cart' }: UseCartProtectionOptions = {}) {
  const { locale } = useProtection('useCartProtection()')
  const view = useCartView('useCartProtection()')
  const row = useSyncExternalStore(
    view.subscribe,
    () => view.get().rows.get(lineItem.id) ?? (view.get().cart === undefined ? null : undefined),
    () => null,
  )
  useEffect(() => {
    const watching = view.load().then((keeper) => keeper?.watch())
    return () => void watching.then((stop) => stop?.())
  }, [view])

  const { productId, title, brand = '', unitPrice, quantity } = row?.lineItem ?? lineItem
  const isProduct = !isPlanLineItem(lineItem) && quantity > 0
  const { data: lookup, isPending } = usePlans(product ?? { id: productId, title, brand, price: unitPrice }, {
    enabled: isProduct,
  })
  const isLookupPending = isProduct && isPending
  const { state, answer, follow, Covers } =
    view.get().keeper?.connectRow({ lineItem, row, lookup, isLookupPending, locale, placement }) ?? waiting
  const { plans } = state
  // Also where the keeper's code could not be had.
  const status = row === undefined ? 'none' : state.status
  const [memory] = useState<OfferMemory>({})
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

/** Before the keeper is there nothing can be said about a row. */
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
