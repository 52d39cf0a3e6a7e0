import { act, render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone, phoneCase, planLineOf } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { findRow, renderRows, rowItem } from '@hakuna-kit/test/react/renderRows'
import { CartProtectionRow } from './row/CartProtectionRow.js'
import { connectionsQueryOptions } from './connectionsQueryOptions.js'

const planLineId = `plan-of-${phone.id}`
const asked = (stack: { requests: { call: string }[] }) =>
  stack.requests.filter(({ call }) => call.startsWith('GET /cart/connections')).length
const settled = (stack: { events: { type: string }[] }) =>
  stack.events.filter(({ type }) => type === 'sync_settled').length

describe("the insurer's connections of an older cart", () => {
  it('are not shown once the cart changed', async () => {
    const cart = createMemoryCart([rowItem('a'), rowItem('b'), rowItem('c'), planLineOf(phone, 1)])
    // The insurer answers nothing about the next cart: only the former answer is known.
    const stack = createStack({ cart, faults: [{ path: '/plan_connections', status: 503 }] })
    const { queryKey } = connectionsQueryOptions({ client: stack.client, cart: cart.current() })
    const answer = [{ productLineItemId: 'c', planLineItemId: planLineId, quantity: 1 }]
    render(
      cart.current().lineItems.map((line) => <CartProtectionRow key={line.id} lineItem={line} product={phone} />),
      { wrapper: stack.Provider },
    )
    stack.queryClient.setQueryData(queryKey, answer)
    await waitFor(() => expect(findRow('c')).toHaveAttribute('data-state', 'protected'))
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-state', 'unprotected'))
    act(() => cart.setQuantity('b', 0))
    await waitFor(() => expect(findRow('a')).toHaveAttribute('data-state', 'protected'))
    await waitFor(() => expect(findRow('c')).toHaveAttribute('data-state', 'unprotected'))
  })
})

describe('the insurer is asked for connections', () => {
  it('once for each cart, and again for the next one', async () => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone, 1), rowItem('case', phoneCase)])
    const stack = renderRows(cart, ['a'])
    await waitFor(() => expect(asked(stack)).toBe(1))
    act(() => cart.setQuantity('case', 2))
    await waitFor(() => expect(asked(stack)).toBe(2))
    // The same cart as at first, which was answered a moment ago.
    act(() => cart.setQuantity('case', 1))
    await waitFor(() => expect(settled(stack)).toBe(3))
    expect(asked(stack)).toBe(2)
  })

  it('never without a row on the page, nor after the last row is gone', async () => {
    const cart = createMemoryCart([rowItem('a'), planLineOf(phone, 1)])
    const stack = createStack({ cart })
    const [line] = cart.current().lineItems
    const { Provider } = stack
    const page = (hasRow: boolean) => (
      <Provider>{hasRow && line && <CartProtectionRow lineItem={line} product={phone} />}</Provider>
    )
    const { rerender } = render(page(true))
    await screen.findByRole('button', { name: /Schutz entfernen/ })
    await waitFor(() => expect(asked(stack)).toBe(1))
    rerender(page(false))
    const before = settled(stack)
    act(() => cart.setQuantity('a', 2))
    await waitFor(() => expect(settled(stack)).toBeGreaterThan(before))
    expect(asked(stack)).toBe(1)
  })

  it('never for a cart without plans', async () => {
    const cart = createMemoryCart([rowItem('a')])
    const stack = renderRows(cart, ['a'])
    await screen.findByRole('checkbox')
    act(() => cart.setQuantity('a', 2))
    await waitFor(() => expect(settled(stack)).toBe(1))
    expect(asked(stack)).toBe(0)
  })
})
