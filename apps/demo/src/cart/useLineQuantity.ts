import { CartAdapterError, type LineItem } from '@hakuna-kit/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSettings } from '../shop/SettingsProvider.js'
import { shopCart } from './shopCart.js'
import { useCartRead } from './useCart.js'

/**
 * One line's quantity: shown at once, written in turn, and back to the server's if the shop refuses.
 * What was asked for stays until the cart has been read again: the next press counts from what the shopper sees, and nothing else.
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
    // Called for the last press only: those before it have nothing left to take back.
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
