import { act, renderHook, waitFor } from '@testing-library/react'
import { QueryClient } from '@tanstack/react-query'
import { createProtectionClient } from '@hakuna-kit/core'
import { describe, expect, it, vi } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'
import { usePlanConnections } from './usePlanConnections.js'

it('the question ends with the query', async () => {
  const client = createProtectionClient({ fetch: () => new Promise(() => {}) })
  const queries = new QueryClient()
  const options = connectionsQueryOptions({ client, cart: { id: 'cart-1', currency: 'eur', lineItems: [] } })
  const call = vi.spyOn(client, 'call')
  queries.fetchQuery(options).catch(() => {})
  const signal = call.mock.calls[0]![2]?.signal
  expect(signal?.aborted).toBe(false)
  await queries.cancelQueries()
  expect(signal?.aborted).toBe(true)
})

describe('usePlanConnections', () => {
  it('answers at once and then from the insurer', async () => {
    const cart = createMemoryCart([lineOf(phone), planLineOf(phone)])
    const { Provider } = createStack({ cart })
    const { result } = renderHook(() => usePlanConnections(), { wrapper: Provider })
    const expected = [{ productLineItemId: `line-of-${phone.id}`, planLineItemId: `plan-of-${phone.id}`, quantity: 1 }]
    await waitFor(() => expect(result.current.data).toEqual(expected))
    await waitFor(() => expect(result.current.isPlaceholderData).toBe(false))
    expect(result.current.data).toEqual(expected)
  })

  it('answers from the cart when the insurer cannot', async () => {
    const cart = createMemoryCart([lineOf(phone, 2), planLineOf(phone, 2)])
    const { Provider } = createStack({ cart, faults: [{ path: '/plan_connections', status: 503 }] })
    const { result } = renderHook(() => usePlanConnections(), { wrapper: Provider })
    await waitFor(() => expect(result.current.isError).toBe(true))
    expect(result.current).toMatchObject({ data: [{ quantity: 2 }], isPlaceholderData: true })
  })

  it('answers at once for a changed cart, not with what was true for the former one', async () => {
    const cart = createMemoryCart([lineOf(phone, 2), planLineOf(phone, 2)])
    // The insurer answers nothing, so that only the cart itself can tell.
    const { Provider } = createStack({ cart, faults: [{ path: '/plan_connections', status: 503 }] })
    const { result } = renderHook(() => usePlanConnections(), { wrapper: Provider })
    await waitFor(() => expect(result.current.data).toMatchObject([{ quantity: 2 }]))
    act(() => cart.setQuantity(`line-of-${phone.id}`, 3))
    await waitFor(() => expect(result.current.data).toMatchObject([{ quantity: 3 }]))
    act(() => cart.setQuantity(`plan-of-${phone.id}`, 0))
    await waitFor(() => expect(result.current.data).toEqual([]))
  })
})
