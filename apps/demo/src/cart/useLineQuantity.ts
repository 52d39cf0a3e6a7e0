import { CartAdapterError, type LineItem } from '@hakuna-kit/core'
import { useMutation } from '@tanstack/react-query'
import { useSettings } from '../shop/SettingsProvider.js'
import { shopCart } from './shopCart.js'

/** One line's quantity: shown at once, written in turn, and back to the server's if the shop refuses. */
export function useLineQuantity(lineItem: LineItem) {
  const { text } = useSettings()
  const { mutate, isPending, variables, error } = useMutation({
    mutationKey: ['shop', 'line', lineItem.id],
    scope: { id: 'cart' },
    mutationFn: (quantity: number) => shopCart.updateLineItem(lineItem.id, quantity),
  })
  return {
    quantity: isPending ? variables : lineItem.quantity,
    setQuantity: mutate,
    problem: error ? problemText(error, text) : undefined,
  }
}

function problemText(error: Error, text: ReturnType<typeof useSettings>['text']): string {
  if (!(error instanceof CartAdapterError)) return text.notAdded
  if (error.code === 'refused') return text.quantityRefused
  return error.code === 'locked' ? text.cartLocked : text.notAdded
}
