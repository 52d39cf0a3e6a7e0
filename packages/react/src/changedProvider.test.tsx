import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/test/createMemoryCart'
import { lineOf, notebook, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createStack } from '@hakuna-kit/test/react/createStack'
import { CartProtectionRow } from './cart/row/CartProtectionRow.js'
import { useAddToCart } from './cart/useAddToCart.js'
import { useCartSync } from './cart/useCartSync.js'
import { ProtectionOptIn } from './opt-in/ProtectionOptIn.js'
import { ProtectionProvider } from './ProtectionProvider.js'

describe('a provider that is given something else', () => {
  it('follows another client, other texts and another callback of the shop', async () => {
    const [first, second] = [createStack(), createStack()]
    const [early, late] = [vi.fn(), vi.fn()]
    const tree = (stack: typeof first, product: Product, onEvent: () => void, none?: string) => (
      <ProtectionProvider
        client={stack.client}
        queryClient={first.queryClient}
        locale="de-DE"
        messages={none === undefined ? undefined : { none }}
        onEvent={onEvent}
      >
        <ProtectionOptIn product={product} />
      </ProtectionProvider>
    )
    const { rerender } = render(tree(first, tablet, early))
    await screen.findByRole('radio', { name: 'Kein Schutz' })
    await waitFor(() => expect(early).toHaveBeenCalledTimes(1))
    rerender(tree(first, tablet, late, 'Ohne'))
    expect(screen.getByRole('radio', { name: 'Ohne' })).toBeVisible()
    rerender(tree(second, notebook, late, 'Ohne'))
    await waitFor(() => expect(late).toHaveBeenCalledTimes(1))
    expect([first.requests, second.requests].map(({ length }) => length)).toEqual([1, 1])
    expect(early).toHaveBeenCalledTimes(1)
  })

  it('follows another cart and its client, and leaves the one before', async () => {
    const [first, second] = [createStack(), createStack()]
    const carts = [createMemoryCart([lineOf(tablet)]), createMemoryCart([lineOf(phone), planLineOf(phone)])] as const
    const tree = (stack: typeof first, cart: (typeof carts)[number]) => (
      <ProtectionProvider client={stack.client} queryClient={first.queryClient} cart={cart} locale="de-DE">
        <CartProtectionRow lineItem={lineOf(phone)} product={phone} />
      </ProtectionProvider>
    )
    const { rerender, container } = render(tree(first, carts[0]))
    await waitFor(() => expect(container.querySelector('fieldset')).toBeNull())
    rerender(tree(second, carts[1]))
    expect(await screen.findByRole('button', { name: /^Schutz entfernen/ })).toBeVisible()
    await waitFor(() => expect(second.requests.map(({ call }) => call)).toContain('POST /cart/report'))
    const { reads } = carts[0]
    carts[0].setQuantity(`line-of-${tablet.id}`, 2)
    carts[1].setQuantity(`line-of-${phone.id}`, 2)
    await waitFor(() => expect(carts[1].current().lineItems.map(({ quantity }) => quantity)).toEqual([2, 2]))
    expect(carts[0].reads).toBe(reads)
    expect(first.requests.map(({ call }) => call)).toEqual(['POST /plans'])
  })

  it('gives hooks the other cart at once', async () => {
    const stack = createStack()
    const carts = [createMemoryCart(), createMemoryCart()] as const
    let shop: { add: ReturnType<typeof useAddToCart>; sync: ReturnType<typeof useCartSync>['sync'] } | undefined
    const Shop = () => {
      shop = { add: useAddToCart(), sync: useCartSync().sync }
      return <ProtectionOptIn product={phone} />
    }
    const tree = (cart: (typeof carts)[number]) => (
      <ProtectionProvider client={stack.client} queryClient={stack.queryClient} cart={cart} locale="de-DE">
        <Shop />
      </ProtectionProvider>
    )
    const { rerender } = render(tree(carts[0]))
    await screen.findByRole('checkbox')
    rerender(tree(carts[1]))
    await userEvent.click(await screen.findByRole('checkbox'))
    await shop!.add(phone)
    expect(carts[0].writes).toEqual([])
    expect(carts[1].current().lineItems.map(({ productId }) => productId)).toEqual([phone.id, 'pl-prd-hakuna'])
    expect(await shop!.sync()).toMatchObject({ status: 'settled', cart: carts[1].current() })
  })
})
