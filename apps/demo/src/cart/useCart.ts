import type { Cart } from '@hakuna-kit/core'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useSettings } from '../shop/SettingsProvider.js'
import { shopCart } from './shopCart.js'

const cartKey = ['shop', 'cart'] as const

/** The cart as the server has it: read again after every change, whoever made it. One cart for each currency. */
export function useCart(): UseQueryResult<Cart | null> {
  const { currency } = useSettings()
  return useQuery({ queryKey: [...cartKey, currency], queryFn: () => shopCart.readCart() })
}

/** Keeps `useCart()` fresh. Called once, at the root. */
export function useCartRefresh() {
  const queryClient = useQueryClient()
  useEffect(() => shopCart.subscribe(() => void queryClient.invalidateQueries({ queryKey: cartKey })), [queryClient])
}

/** Resolves when the cart that `useCart()` shows is as new as the last change: joins the read that is under way, if one is. */
export function useCartRead(): () => Promise<void> {
  const queryClient = useQueryClient()
  return useCallback(() => queryClient.refetchQueries({ queryKey: cartKey }, { cancelRefetch: false }), [queryClient])
}
