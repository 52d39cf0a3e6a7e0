import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ClockAnswer, DeskOrder, DeskSettings, OutboxAnswer } from '../../shared/backOfficeApi.js'
import type { InsurerAnswer } from '../../shared/insurerApi.js'
import { callShop } from '../shop/shopApi.js'

/** Deliveries happen in the background, so the views read again by themselves. Milliseconds. */
const refetchInterval = 1_000

export const ordersQuery = queryOptions({
  queryKey: ['office', 'orders'],
  queryFn: async () => (await callShop<{ orders: DeskOrder[] }>('GET', '/back-office/orders')).orders,
  refetchInterval,
})

export const outboxQuery = queryOptions({
  queryKey: ['office', 'outbox'],
  queryFn: () => callShop<OutboxAnswer>('GET', '/back-office/outbox'),
  refetchInterval,
})

export const clockQuery = queryOptions({
  queryKey: ['office', 'clock'],
  queryFn: () => callShop<ClockAnswer>('GET', '/back-office/clock'),
})

export const deskSettingsQuery = queryOptions({
  queryKey: ['office', 'settings'],
  queryFn: () => callShop<DeskSettings>('GET', '/back-office/settings'),
})

export const insurerQuery = queryOptions({
  queryKey: ['office', 'insurer'],
  queryFn: () => callShop<InsurerAnswer>('GET', '/insurer'),
  refetchInterval,
})

/** A write of the back office. Afterwards everything that the back office shows is read again. */
export function useOfficeCall<Answer, Input>(call: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: call,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['office'] }),
  })
}
