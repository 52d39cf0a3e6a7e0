'use client'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import type { Placement } from './events.js'
import { createInputProps } from './inputProps.js'
import type { ConnectedRow } from './later/connectRow.js'
import { useCartView, useProtection } from './ProtectionContext.js'
import { useOfferFollower } from './useOfferFollower.js'
import { usePlans } from './usePlans.js'

export type UseCartProtectionOptions = {
  /** Serves where the line lacks category or brand and the proxy does not look products up itself. */
  product?: Product | undefined
  placement?: Placement | undefined
}

const ignore = () => {}
/** Before the keeper is there nothing can be said about a row. */
const loading: ConnectedRow = {
  status: 'loading',
  covers: [],
  uncovered: 0,
  offers: [],
  notice: null,
  protect: ignore,
  unprotect: ignore,
  decline: ignore,
}

/** State and actions behind `CartProtectionRow`: what covers a cart line, what may be added, what just happened. */
export function useCartProtection(lineItem: LineItem, { product, placement = 'cart' }: UseCartProtectionOptions = {}) {
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
  const { keeper } = view.get()
  const connected = keeper ? keeper.connectRow({ lineItem, row, lookup, isLookupPending, locale, placement }) : loading
  const { status, offers, protect, decline } = connected
  useOfferFollower({
    productId,
    placement,
    status: status === 'unprotected' ? 'ready' : status === 'none' && row && isProduct ? 'empty' : 'loading',
    plans: offers,
    lookup,
  })

  const id = useId()
  const [declined, setDeclined] = useState(false)
  return {
    ...connected,
    /** A change that is shown and that the cart has not confirmed yet. */
    pending: row?.pending?.type,
    noticeType: row?.notice?.type,
    getInputProps: createInputProps({
      id,
      name: id,
      plans: offers,
      selected: null,
      declined,
      select(option) {
        setDeclined(!option)
        if (option) protect(option)
        else decline()
      },
    }),
  }
}
