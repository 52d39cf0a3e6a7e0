import type { Cart } from '@hakuna-kit/core'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useSettings } from '../shop/SettingsProvider.js'
import { shopCart } from './shopCart.js'

const cartKey = ['shop', 'cart'] as const

/** The cart on the server, read again after each change in any tab. There is one cart for each currency. */
export function useCart(): UseQueryResult<Cart | null> {
  const { currency } = useSettings()
  return useQuery({ queryKey: [...cartKey, currency], queryFn: () => shopCart.readCart() })
}

/** Reads the cart of `useCart()` again after each change. Called once, at the root. */
export function useCartRefresh() {
  const queryClient = useQueryClient()
  useEffect(() => shopCart.subscribe(() => void queryClient.invalidateQueries({ queryKey: cartKey })), [queryClient])
}

/** The function resolves when `useCart()` has the last change. It waits for a read that is running already, if any. */
export function useCartRead(): () => Promise<void> {
  const queryClient = useQueryClient()
  return useCallback(() => queryClient.refetchQueries({ queryKey: cartKey }, { cancelRefetch: false }), [queryClient])
}
