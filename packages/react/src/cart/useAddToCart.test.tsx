import { render, renderHook, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { phone } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { ProtectionOptIn, type ProtectionOptInProps } from '../opt-in/ProtectionOptIn.js'
import { useAddToCart } from './useAddToCart.js'

type Told = NonNullable<ProtectionOptInProps['onPlanChange']>

describe('useAddToCart', () => {
  function Shop({ product, onPlanChange }: { product: Product; onPlanChange?: Told }) {
    const add = useAddToCart()
    return (
      <>
        <ProtectionOptIn product={product} onPlanChange={onPlanChange} />
        <button onClick={() => void add(product, { quantity: 2 }).catch(() => {})}>In den Warenkorb</button>
      </>
    )
  }
  const buy = () => userEvent.click(screen.getByRole('button', { name: 'In den Warenkorb' }))

  it('adds product and plan in one call, reports the cart and clears the choice', async () => {
    const cart = createMemoryCart()
    const stack = createStack({ cart })
    const onPlanChange = vi.fn<Told>()
    render(<Shop product={phone} onPlanChange={onPlanChange} />, { wrapper: stack.Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    await buy()
    await waitFor(() => expect(screen.getByRole('checkbox')).not.toBeChecked())
    expect(cart.writes).toEqual(['add prd-iphone14 pl-prd-hakuna'])
    expect(cart.current().lineItems.map(({ quantity, customProperties }) => [quantity, customProperties])).toEqual([
      [2, undefined],
      [2, { productReference: phone.id, planId: 'pl-prd-hakuna' }],
    ])
    // So that a row of this line finds plans.
    expect(cart.current().lineItems[0]).toMatchObject({ brand: phone.brand, category: phone.category })
    expect(onPlanChange).toHaveBeenLastCalledWith(null, null)
    await waitFor(() => expect(stack.events.map(({ type }) => type)).toContain('sync_settled'))
    expect(stack.sandbox.inspect().carts[0]?.lineItems).toHaveLength(2)
  })

  it('adds the product alone with the insurer down', async () => {
    const cart = createMemoryCart()
    render(<Shop product={phone} />, { wrapper: createStack({ cart, faults: [{ status: 503 }] }).Provider })
    await buy()
    await waitFor(() => expect(cart.writes).toEqual(['add prd-iphone14']))
  })

  it('keeps the choice when the cart refuses', async () => {
    const cart = createMemoryCart()
    cart.failWith('refused')
    render(<Shop product={phone} />, { wrapper: createStack({ cart }).Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    await buy()
    expect(cart.writes).toHaveLength(1)
    expect(screen.getByRole('checkbox')).toBeChecked()
  })

  it('looks the plans up again when the cart refuses one: its price may have changed', async () => {
    const cart = createMemoryCart()
    cart.failWith('refused')
    const stack = createStack({ cart })
    const asked = () => stack.requests.filter(({ call }) => call === 'POST /plans').length
    render(<Shop product={phone} />, { wrapper: stack.Provider })
    await screen.findByRole('checkbox')
    await buy()
    expect(asked()).toBe(1)
    await userEvent.click(screen.getByRole('checkbox'))
    await buy()
    await waitFor(() => expect(asked()).toBe(2))
  })
})

describe('the line item', () => {
  it('has quantity 1 and the fields of the product, unless the shop sets its own', async () => {
    const cart = createMemoryCart()
    const { result } = renderHook(() => useAddToCart(), { wrapper: createStack({ cart }).Provider })
    await result.current(phone)
    await result.current(phone, { quantity: 3, lineItem: { title: 'Blue', customProperties: { engraving: 'x' } } })
    const { id: productId, title, brand, category, price: unitPrice } = phone
    expect(cart.current().lineItems.map(({ id: _id, ...line }) => line)).toEqual([
      { productId, title, brand, category, unitPrice, quantity: 1 },
      { productId, title: 'Blue', brand, category, unitPrice, quantity: 3, customProperties: { engraving: 'x' } },
    ])
  })
})
