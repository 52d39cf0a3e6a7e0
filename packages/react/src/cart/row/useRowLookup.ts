import { useSyncExternalStore } from 'react'
import { isPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { usePlans } from '../../plans/usePlans.js'
import type { CartStore } from '../CartStore.js'
import type { RowLookup } from './ConnectedRow.js'

/** Looks the plans of a line up. In the first load, so that the lookup does not wait for the code of the cart. */
export function useRowLookup({ snapshot }: CartStore, lineItem: LineItem, product: Product | undefined): RowLookup {
  const row = useSyncExternalStore(
    snapshot.subscribe,
    () => snapshot.get().rows.get(lineItem.id) ?? (snapshot.get().cart === undefined ? null : undefined),
    () => null,
  )
  // The adapter's cart may lack the brand or category that the page's line has.
  const line = { ...lineItem, ...row?.lineItem }
  const enabled = !isPlanLineItem(lineItem) && line.quantity > 0
  const ofLine = { ...line, id: line.productId, brand: line.brand ?? '', price: line.unitPrice }
  const { data: lookup, isPending } = usePlans(product ?? ofLine, { enabled })
  return { lineItem, row, lookup, isLookupPending: enabled && isPending }
}
