import { CartAdapterError, type LineItem } from '@hakuna-kit/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSettings } from '../shop/SettingsProvider.js'
import { shopCart } from './shopCart.js'
import { useCartRead } from './useCart.js'

/**
 * The quantity of a line. A change is shown at once and written after earlier ones; if the shop refuses it, the
 * server's quantity is shown again. The wanted quantity stays until the cart was read again, so the next press always
 * counts from what the shopper sees.
 */
export function useLineQuantity(lineItem: LineItem) {
  const { text } = useSettings()
  const cartRead = useCartRead()
  const [wanted, setWanted] = useState<{ quantity: number }>()
  const { mutate, error } = useMutation({
    mutationKey: ['shop', 'line', lineItem.id],
    scope: { id: 'cart' },
    mutationFn: (quantity: number) => shopCart.updateLineItem(lineItem.id, quantity),
  })

  function setQuantity(quantity: number) {
    const mine = { quantity }
    setWanted(mine)
    // Only the last press resets the quantity; the earlier ones are outdated.
    const onSettled = async () => {
      await cartRead()
      setWanted((current) => (current === mine ? undefined : current))
    }
    mutate(quantity, { onSettled: () => void onSettled() })
  }

  return {
    quantity: wanted?.quantity ?? lineItem.quantity,
    setQuantity,
    problem: error ? problemText(error, text) : undefined,
  }
}

function problemText(error: Error, text: ReturnType<typeof useSettings>['text']): string {
  if (!(error instanceof CartAdapterError)) return text.notAdded
  if (error.code === 'refused') return text.quantityRefused
  return error.code === 'locked' ? text.cartLocked : text.notAdded
}
