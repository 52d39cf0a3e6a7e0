import type { Cart, LineItem } from '@hakuna-kit/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { QuantityStepper } from '../components/QuantityStepper.js'
import { SettingsProvider } from '../shop/SettingsProvider.js'
import { useCart, useCartRefresh } from './useCart.js'
import { useLineQuantity } from './useLineQuantity.js'

type Answer = { method: string; send(): void }

/** The shop's cart API with one phone in the cart. A write takes effect at once; the test sends the answers. */
function createShop() {
  const phone: LineItem = {
    id: 'line-1',
    productId: 'prd-iphone14',
    title: 'iPhone 14',
    quantity: 1,
    unitPrice: { amount: 112_900, currency: 'eur' },
  }
  const held: Answer[] = []
  let asked = 0
  let quantity = 1
  let refuses = false
  function answer(method: string, body: string | undefined): Response {
    if (method === 'PATCH' && refuses) return Response.json({ code: 'refused' }, { status: 409 })
    if (method === 'PATCH') quantity = (JSON.parse(body ?? '') as { quantity: number }).quantity
    const cart: Cart = { id: 'cart-1', currency: 'eur', lineItems: [{ ...phone, quantity }] }
    return Response.json({ cart })
  }
  return {
    fetch: (_: RequestInfo | URL, init: RequestInit = {}) => {
      const method = init.method ?? 'GET'
      const response = answer(method, init.body as string | undefined)
      asked += 1
      return new Promise<Response>((resolve) => held.push({ method, send: () => resolve(response) }))
    },
    refuse: () => (refuses = true),
    quantity: () => quantity,
    /** Sends the answer to the oldest write, and waits until the page asks again. */
    async sendWrite() {
      await waitFor(() => expect(held.map(({ method }) => method)).toContain('PATCH'))
      const before = asked
      const index = held.findIndex(({ method }) => method === 'PATCH')
      await act(async () => held.splice(index, 1)[0]?.send())
      await waitFor(() => expect(asked).toBeGreaterThan(before))
    },
    /** Sends the cart to every read, until the page has it. */
    async sendCart() {
      await waitFor(() => expect(held.map(({ method }) => method)).toContain('GET'))
      await waitFor(async () => {
        await act(async () => held.splice(0).forEach(({ send }) => send()))
        expect(queries.isFetching()).toBe(0)
      })
    },
  }
}

function Line({ lineItem }: { lineItem: LineItem }) {
  const { quantity, setQuantity, problem } = useLineQuantity(lineItem)
  return (
    <>
      <QuantityStepper title={lineItem.title} quantity={quantity} onChange={setQuantity} />
      <p role="alert">{problem}</p>
    </>
  )
}

function CartOfOne() {
  useCartRefresh()
  const { data: cart } = useCart()
  return cart?.lineItems.map((lineItem) => <Line key={lineItem.id} lineItem={lineItem} />)
}

let shop: ReturnType<typeof createShop>
let queries: QueryClient

beforeEach(async () => {
  shop = createShop()
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  vi.stubGlobal('fetch', shop.fetch)
  render(
    <QueryClientProvider client={queries}>
      <SettingsProvider>
        <CartOfOne />
      </SettingsProvider>
    </QueryClientProvider>,
  )
  await shop.sendCart()
})
afterEach(() => vi.unstubAllGlobals())

const more = () => act(() => screen.getByRole('button', { name: 'One more: iPhone 14' }).click())
const shown = () => screen.getByRole('status').textContent

it('counts the next press from the shown quantity before the cart is read again', async () => {
  more()
  await shop.sendWrite()
  // The write is done; the page still has the old cart.
  expect(shown()).toBe('2')
  more()
  expect(shown()).toBe('3')
  await shop.sendWrite()
  await shop.sendCart()
  expect(shown()).toBe('3')
  expect(shop.quantity()).toBe(3)
})

it('returns to the quantity of the shop and shows the reason when a change is refused', async () => {
  shop.refuse()
  more()
  expect(shown()).toBe('2')
  await shop.sendWrite()
  await shop.sendCart()
  expect(shown()).toBe('1')
  expect(screen.getByRole('alert')).toHaveTextContent('We sell at most 10 of one item.')
})
