import { createProtectionClient, type Product } from '@hakuna-kit/core'
import { ProtectionProvider } from '@hakuna-kit/react'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { shopCart } from './shopCart.js'
import { useAddProduct } from './useAddProduct.js'

const phone: Product = {
  id: 'prd-iphone14',
  title: 'iPhone 14',
  brand: 'Apple',
  price: { amount: 112_900, currency: 'eur' },
}

/** Answers of the shop's server to the writes, in order; `null` breaks the connection. */
let answers: (Response | null)[] = []
let writes = 0

function BuyButton() {
  const { add, outcome } = useAddProduct()
  return <button onClick={() => add({ product: phone, quantity: 1 })}>{outcome ?? 'buy'}</button>
}

beforeEach(() => {
  writes = 0
  vi.stubGlobal('fetch', async (_: RequestInfo | URL, { method }: RequestInit = {}) => {
    const answer = method === 'POST' ? answers[writes++] : Response.json({ cart: null })
    if (!answer) throw new TypeError('Failed to fetch')
    return answer
  })
  render(
    <ProtectionProvider client={createProtectionClient()} cart={shopCart} locale="de-DE">
      <BuyButton />
    </ProtectionProvider>,
  )
})
afterEach(() => vi.unstubAllGlobals())

const refuse = (code: string, status: number) => Response.json({ code }, { status })
const accept = () => Response.json({ cart: null })

it.each([
  ['adds the product alone when the plan is refused', () => [refuse('refused', 422), accept()], 'added_without_plan'],
  ['adds the product alone when the cart has changed', () => [refuse('conflict', 409), accept()], 'added_without_plan'],
  [
    'reports refused when the product is refused, too',
    () => [refuse('refused', 422), refuse('refused', 422)],
    'refused',
  ],
  ['does not try again when the result of the call is unknown', () => [null, accept()], 'failed'],
])('%s', async (_, answer, outcome) => {
  answers = answer()
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(screen.getByRole('button')).toHaveTextContent(outcome))
  expect(writes).toBe(outcome === 'failed' ? 1 : 2)
})
