import { describe, expect, it } from 'vitest'
import { callSandbox } from '../test/callSandbox.js'

/** Quantities by line id. Lines whose id begins with `plan` are plans of the one product. */
type Quantities = Record<string, number>

/** Reports the cart as it changes. Returns the quantities that the last answer asks for. */
async function report(...carts: Quantities[]): Promise<Quantities> {
  const { post } = callSandbox()
  let answer: Quantities = {}
  for (const cart of carts) {
    const { body } = await post('/orders', {
      cart_id: 'cart-1',
      user_session_id: 'session-1',
      cart_currency: 'kwd',
      line_items: Object.entries(cart).map(([id, quantity]) => ({
        id,
        quantity,
        price_amount: 100,
        product_id: id.startsWith('plan') ? 'pl-1' : 'prd-1',
        product_title: '',
        ...(id.startsWith('plan') && { custom_properties: { product_reference: 'prd-1' } }),
      })),
    })
    const actions = body.actions as { payload: { line_item_id: string; line_item_quantity: number } }[]
    answer = Object.fromEntries(actions.map(({ payload }) => [payload.line_item_id, payload.line_item_quantity]))
  }
  return answer
}

describe('a product that grows', () => {
  it('raises the plan line of two product lines for both, until each unit has a plan', async () => {
    const history = [
      { a: 1, b: 2, plan: 3 },
      { a: 5, b: 3, plan: 3 },
    ]
    expect(await report(...history)).toEqual({ plan: 6 })
    const rounds = [6, 7, 8].map((plan) => ({ a: 5, b: 3, plan }))
    expect(await report(...history, ...rounds.slice(0, 1))).toEqual({ plan: 7 })
    expect(await report(...history, ...rounds.slice(0, 2))).toEqual({ plan: 8 })
    expect(await report(...history, ...rounds)).toEqual({})
  })

  it('raises one of its two plan lines, once', async () => {
    expect(await report({ a: 3, plan1: 1, plan2: 2 }, { a: 4, plan1: 1, plan2: 2 })).toEqual({ plan1: 2 })
  })

  it('does not give back plans that the shopper removed at the same time', async () => {
    expect(await report({ a: 3, plan1: 1, plan2: 2 }, { a: 4, plan1: 1, plan2: 1 })).toEqual({ plan1: 2 })
  })
})
