import { renderHook, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { useCartSync } from './useCartSync.js'

describe('useCartSync', () => {
  it('returns the state, and syncs for shops without `subscribe`', async () => {
    const cart = createMemoryCart([lineOf(phone)])
    const { subscribe: _subscribe, ...silent } = cart
    const stack = createStack({ cart: silent })
    const { result } = renderHook(() => useCartSync(), { wrapper: stack.Provider })
    expect(result.current.state).toEqual({ status: 'idle' })
    await waitFor(() => expect(cart.reads).toBeGreaterThan(0))
    await cart.addLineItems([planLineOf(phone)])
    expect(await result.current.sync()).toMatchObject({ status: 'settled' })
    await waitFor(() => expect(result.current.state.status).toBe('settled'))
    expect(stack.sandbox.inspect().carts[0]?.lineItems).toHaveLength(2)
  })
})
