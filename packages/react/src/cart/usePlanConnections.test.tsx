import { act, renderHook, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { usePlanConnections } from './usePlanConnections.js'

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
