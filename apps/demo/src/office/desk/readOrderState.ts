import type { DeskOrder } from '../../../shared/backOfficeApi.js'
import type { ChipTone } from '../Chip.js'

export type OrderState = 'placed' | 'partly_shipped' | 'shipped' | 'refunded' | 'cancelled'

export const stateTones: Record<OrderState, ChipTone> = {
  placed: 'busy',
  partly_shipped: 'busy',
  shipped: 'good',
  refunded: 'over',
  cancelled: 'over',
}

/** The state of a whole order, read from its product lines; plans follow them. */
export function readOrderState({ status, lines }: Pick<DeskOrder, 'status' | 'lines'>): OrderState {
  const products = lines.filter(({ kind }) => kind === 'product')
  const sum = (read: (line: DeskOrder['lines'][number]) => number) =>
    products.reduce((total, line) => total + read(line), 0)
  const wanted = sum((line) => line.quantity - line.cancelled)
  const shipped = sum((line) => line.fulfilled)
  if (status === 'cancelled' || wanted === 0) return 'cancelled'
  if (shipped > 0 && sum((line) => line.refunded) === shipped && shipped === wanted) return 'refunded'
  if (shipped === 0) return 'placed'
  return shipped < wanted ? 'partly_shipped' : 'shipped'
}
