import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { isPlanLineItem, type CartAdapter, type Product } from '@hakuna-kit/core'
import { createMemoryCart } from '@hakuna-kit/core/testing'
import { CartProtectionRow } from '../cart/row/CartProtectionRow.js'
import { useAddToCart } from '../cart/useAddToCart.js'
import { ProtectionOptIn } from '../opt-in/ProtectionOptIn.js'
import { prefetchPlans } from '../plans/prefetchPlans.js'
import * as entry from './index.js'

// Only what a shop has: this entry, core and the components.
const { createProtectionTest } = entry

const headphones: Product = {
  id: 'hush-40',
  title: 'Hush 40',
  brand: 'Amber Audio',
  category: 'headphones',
  price: { amount: 24_900, currency: 'eur' },
}
const line = {
  productId: headphones.id,
  title: headphones.title,
  brand: headphones.brand,
  category: headphones.category,
  unitPrice: headphones.price,
  quantity: 2,
}

function ProductPage({ product = headphones }: { product?: Product }) {
  const addToCart = useAddToCart()
  return (
    <>
      <ProtectionOptIn product={product} />
      <button onClick={() => void addToCart(product, { quantity: 2 })}>Add to cart</button>
    </>
  )
}
const buy = () => userEvent.click(screen.getByRole('button', { name: 'Add to cart' }))

describe('createProtectionTest', () => {
  it('lets a test choose a plan and buy it with its product', async () => {
    const shop = await createProtectionTest()
    expect(await shop.cart.readCart()).toBeNull()
    render(<ProductPage />, { wrapper: shop.Provider })
    const plan = await screen.findByRole('checkbox', { name: /2 years of all-round protection/ })
    expect(plan).not.toBeChecked()
    await userEvent.click(plan)
    await buy()
    await waitFor(() => expect(shop.cart.inspect()?.lineItems).toHaveLength(2))
    const [product, planLine] = shop.cart.inspect()!.lineItems
    expect(product).toMatchObject({ productId: headphones.id, quantity: 2 })
    expect(isPlanLineItem(planLine!)).toBe(true)
    expect(planLine).toMatchObject({ quantity: 2, customProperties: { productReference: headphones.id } })
    const eventTypes = () => shop.events.map(({ type }) => type).toSorted()
    await waitFor(() => expect(eventTypes()).toEqual(['plan_selected', 'plans_shown', 'sync_settled']))
    expect(shop.insurer.inspect().carts[0]?.lineItems).toHaveLength(2)
    expect(shop.requests.map(({ call }) => call)).toEqual(['POST /plans', 'POST /cart/report'])
  })

  it('lets a test add a plan in the cart', async () => {
    const shop = await createProtectionTest({ lines: [line] })
    const [lineItem] = shop.cart.inspect()!.lineItems
    render(<CartProtectionRow lineItem={lineItem!} />, { wrapper: shop.Provider })
    await userEvent.click(await screen.findByRole('checkbox'))
    await waitFor(() => expect(shop.cart.inspect()?.lineItems).toHaveLength(2))
    await screen.findByRole('button', { name: /Remove/ })
  })

  it('sells the product with the insurer down', async () => {
    const shop = await createProtectionTest({ faults: [{ status: 503 }] })
    render(<ProductPage />, { wrapper: shop.Provider })
    await waitFor(() =>
      expect(shop.events).toEqual([expect.objectContaining({ type: 'no_plans', reason: 'insurer_unavailable' })]),
    )
    expect(screen.queryByRole('checkbox')).toBeNull()
    await buy()
    await waitFor(() => expect(shop.cart.inspect()?.lineItems).toHaveLength(1))
  })

  it("takes the shop's own plans, language and cart", async () => {
    const own = createMemoryCart({ id: 'own' })
    const cart: CartAdapter = {
      readCart: own.readCart,
      addLineItems: own.addLineItems,
      updateLineItem: own.updateLineItem,
    }
    const insuranceDetailsUrl = 'https://insurer.example/terms'
    const plans = [{ merchantProductId: 'p-1', price: 990, title: { fr: 'Garantie' }, insuranceDetailsUrl }]
    const onEvent = vi.fn<() => void>()
    const shop = await createProtectionTest({
      cart,
      catalogue: [{ productId: 'sofa', currency: 'eur', plans }],
      locale: 'fr-FR',
      messages: { optional: 'facultatif' },
      onEvent,
    })
    expect(shop.cart).toBe(cart)
    render(<ProductPage product={{ ...headphones, id: 'sofa' }} />, { wrapper: shop.Provider })
    await userEvent.click(await screen.findByRole('checkbox', { name: /Garantie 9,90\s€/ }))
    expect(screen.getByText('facultatif')).toBeVisible()
    await buy()
    await waitFor(() => expect(own.inspect()?.lineItems[1]).toMatchObject({ productId: 'p-1', title: 'Garantie' }))
    expect(onEvent).toHaveBeenCalledTimes(shop.events.length)
  })

  it('can keep the page waiting', async () => {
    const shop = await createProtectionTest({ delayMs: Infinity })
    const { container } = render(<ProductPage />, { wrapper: shop.Provider })
    await waitFor(() => expect(shop.requests).toHaveLength(1))
    // Meanwhile the page of another shop gets its answer.
    const quick = await createProtectionTest({ locale: 'en-GB' })
    render(<ProductPage />, { wrapper: quick.Provider })
    await screen.findByRole('checkbox')
    expect(container.querySelector('[data-state=loading]')).not.toBeNull()
  })

  it('gives each test a cart and an insurer of its own', async () => {
    const [one, two] = await Promise.all([
      createProtectionTest({ lines: [line] }),
      createProtectionTest({ lines: [line] }),
    ])
    expect(one.cart.inspect()?.id).not.toBe(two.cart.inspect()?.id)
    one.insurer.setFaults([{ status: 503 }])
    expect((await two.client.lookUpPlans([headphones]))[0]?.plans).toHaveLength(1)
    expect(one.insurer.inspect().messages).toEqual([])
  })

  it('has a proxy for what the server of the shop does', async () => {
    const { proxy } = await createProtectionTest()
    const { state } = await prefetchPlans({ proxy, request: { headers: new Headers() }, products: [headphones] })
    expect(state.queries).toHaveLength(1)
  })
})

describe('the entry', () => {
  it('keeps its public names', () => {
    expect(Object.keys(entry).toSorted()).toEqual(['assembleProtectionTest', 'createProtectionTest'])
  })
})
