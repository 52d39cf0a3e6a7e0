'use client'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { isPlanLineItem, toPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { createConsent } from './consent.js'
import { describeRow, type CoveringPlan } from './describeRow.js'
import type { Placement } from './events.js'
import { noticeText } from './noticeText.js'
import type { PresentedPlan } from './presentPlan.js'
import { useCartStore, useProtection } from './ProtectionContext.js'
import { useOfferEvents } from './useOfferEvents.js'
import { usePlans } from './usePlans.js'

export type UseCartProtectionOptions = {
  /** Serves where the line lacks category or brand and the proxy does not look products up itself. */
  product?: Product | undefined
  placement?: Placement | undefined
}

/** State and actions behind `CartProtectionRow`: what covers a cart line, what may be added, what just happened. */
export function useCartProtection(lineItem: LineItem, { product, placement = 'cart' }: UseCartProtectionOptions = {}) {
  const { locale, text, emit } = useProtection('calls useCartProtection()')
  const store = useCartStore('calls useCartProtection()')
  const row = useSyncExternalStore(
    store.rows.subscribe,
    () => store.rows.get().get(lineItem.id),
    () => undefined,
  )
  const isCartRead = useSyncExternalStore(
    store.cart.subscribe,
    () => store.cart.get() !== undefined,
    () => false,
  )
  useEffect(() => store.watch(), [store])

  const line = row?.lineItem ?? lineItem
  const { productId, title, brand = '', unitPrice } = line
  const asked = product ?? { id: productId, title, brand, price: unitPrice }
  const isProduct = !isPlanLineItem(line) && line.quantity > 0
  const { data, isPending, isError } = usePlans(asked, { enabled: isProduct })
  const described = describeRow({
    lineItem,
    row,
    isCartRead,
    plans: data?.plans ?? [],
    isLookupPending: isProduct && isPending,
    locale,
  })
  const { status, uncovered, offers } = described

  useOfferEvents({
    productId,
    placement,
    plans: offers,
    status:
      status === 'unprotected'
        ? 'ready'
        : status !== 'none' || !isProduct || !row
          ? 'loading'
          : isError
            ? 'error'
            : 'empty',
    lookup: data,
  })

  const [declined, setDeclined] = useState(false)
  const name = useId()

  /** Adds the plan for every unit that has none. */
  const protect = (presented: PresentedPlan) => {
    if (!row || row.pending) return
    const { plan } = presented
    setDeclined(false)
    emit({
      type: 'plan_selected',
      placement,
      productId,
      planId: plan.id,
      consent: createConsent(presented, locale, placement),
    })
    void store.protect(row, plan, presented.title, [toPlanLineItem(plan, { quantity: uncovered, locale })])
  }

  /** Takes one covering plan off this line; a plan line shared with other lines keeps their units. */
  const unprotect = ({ planLineItem, planId, quantity }: CoveringPlan) => {
    if (!row || row.pending || !planLineItem) return
    emit({ type: 'plan_removed', placement, productId, planId })
    void store.unprotect(row, planLineItem, Math.max(0, planLineItem.quantity - quantity))
  }

  return {
    ...described,
    /** A change that is shown and that the cart has not confirmed yet. */
    pending: row?.pending?.type ?? null,
    /** The last thing that happened, as a sentence; already spoken by the live region. */
    notice: row?.notice ? noticeText(row.notice, text) : null,
    noticeType: row?.notice?.type ?? null,
    protect,
    unprotect,
    /** Props of one offer's native input; `null` is "no protection". */
    getInputProps: (option: PresentedPlan | null) => ({
      type: offers.length > 1 ? ('radio' as const) : ('checkbox' as const),
      id: `${name}${option ? option.plan.id : ''}`,
      name,
      value: option?.plan.id ?? '',
      checked: option === null && declined,
      autoComplete: 'off',
      onChange: () => {
        if (option) return protect(option)
        setDeclined(true)
        emit({ type: 'plan_declined', placement, productId })
      },
    }),
  }
}
