import { describe, expect, it } from 'vitest'
import { createSandbox } from '../createSandbox.js'

type Line = [id: string, quantity: number, productId: string, reference?: string]

/** Reports carts one after the other. Returns the actions of each as `{ [line id]: quantity }`. */
async function report(...carts: Line[][]) {
  const { fetch } = createSandbox()
  const answers: Record<string, number>[] = []
  for (const lines of carts) {
    const response = await fetch('/orders', {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_example' },
      body: JSON.stringify({
        cart_id: 'cart-1',
        user_session_id: 'session-1',
        cart_currency: 'eur',
        line_items: lines.map(([id, quantity, product_id, product_reference]) => ({
          id,
          quantity,
          price_amount: 100,
          product_id,
          product_title: product_id,
          ...(product_reference && { product_brand: 'hakuna', custom_properties: { product_reference } }),
        })),
      }),
    })
    const { actions } = (await response.json()) as {
      actions: { type: string; payload: { line_item_id: string; line_item_quantity: number } }[]
    }
    for (const action of actions) {
      const payload = { line_item_id: expect.any(String), line_item_quantity: expect.any(Number) }
      expect(action).toEqual({ type: 'update_line_item', payload })
    }
    answers.push(Object.fromEntries(actions.map(({ payload }) => [payload.line_item_id, payload.line_item_quantity])))
  }
  return answers
}

const phone = (quantity: number, id = 'phone'): Line => [id, quantity, 'prd-phone']
const plan = (quantity: number, id = 'plan'): Line => [id, quantity, 'pl-phone', 'prd-phone']

describe('cart actions', () => {
  it('are empty when the plans fit the products', async () => {
    expect(await report([phone(2), plan(2), ['case', 3, 'prd-case']], [])).toEqual([{}, {}])
  })

  it('raise the plan when its fully covered product line grew', async () => {
    expect(await report([phone(1), plan(1)], [phone(2), plan(1)], [phone(2), plan(2)])).toEqual([{}, { plan: 2 }, {}])
  })

  it('are repeated until they are carried out or the shopper undoes the change', async () => {
    expect(
      await report(
        [phone(1), plan(1)],
        [phone(2), plan(1)],
        [phone(2), plan(1)],
        [phone(1), plan(1)],
        [phone(1), plan(1)],
      ),
    ).toEqual([{}, { plan: 2 }, { plan: 2 }, {}, {}])
  })

  it('do not change a cart with fewer plans than products', async () => {
    expect(await report([phone(2), plan(1)])).toEqual([{}])
    expect(await report([phone(2), plan(1)], [phone(3), plan(1)])).toEqual([{}, {}])
    expect(await report([phone(2), plan(2)], [phone(2), plan(1)], [phone(2), plan(1)])).toEqual([{}, {}, {}])
  })

  it('do not add plans for a second, unprotected line of the same product', async () => {
    expect(await report([phone(1), plan(1)], [phone(1), plan(1), phone(1, 'second phone')])).toEqual([{}, {}])
  })

  it('lower the plan with its product and remove a plan without product', async () => {
    expect(await report([phone(3), plan(3)], [phone(1), plan(3)], [plan(1)])).toEqual([{}, { plan: 1 }, { plan: 0 }])
  })

  it('never leave more plans than products on several lines of either', async () => {
    expect(await report([phone(1), phone(1, 'second'), plan(2), plan(2, 'other plan')])).toEqual([{ 'other plan': 0 }])
    expect(await report([phone(1), plan(2), plan(2, 'other plan')])).toEqual([{ 'other plan': 0, plan: 1 }])
  })

  it('raise the plan of the line that grew', async () => {
    expect(
      await report(
        [phone(1), phone(1, 'second'), plan(1), plan(1, 'second plan')],
        [phone(1), phone(3, 'second'), plan(1), plan(1, 'second plan')],
      ),
    ).toEqual([{}, { 'second plan': 3 }])
  })

  it('remove a plan without product whose item has the id of the product', async () => {
    expect(await report([['odd', 1, 'prd-phone', 'prd-phone']])).toEqual([{ odd: 0 }])
  })

  it('do not change a cart whose product and plan shrank together', async () => {
    expect(await report([phone(2), plan(2)], [phone(1), plan(1)], [phone(1)])).toEqual([{}, {}, {}])
  })

  it('raise one plan for two lines that grew', async () => {
    const lines = (first: number, second: number, plans: number) => [phone(first), phone(second, 'second'), plan(plans)]
    expect(await report(lines(1, 1, 2), lines(2, 2, 2), lines(2, 2, 4))).toEqual([{}, { plan: 4 }, {}])
    expect(await report(lines(1, 2, 3), lines(5, 3, 3))).toEqual([{}, { plan: 8 }])
    // Whichever of them grew.
    expect(await report(lines(1, 2, 3), lines(3, 2, 3))).toEqual([{}, { plan: 5 }])
    expect(await report(lines(1, 1, 2), lines(1, 3, 2))).toEqual([{}, { plan: 4 }])
  })

  it('raise one of two plans of a line, also where the shopper removes a unit of the other', async () => {
    const lines = (phones: number, plans: number, others: number) => [
      phone(phones),
      plan(plans),
      plan(others, 'other plan'),
    ]
    expect(await report(lines(3, 1, 2), lines(4, 1, 2))).toEqual([{}, { plan: 2 }])
    expect(await report(lines(3, 1, 2), lines(4, 1, 1))).toEqual([{}, { plan: 2 }])
  })

  it('leave a line alone that had no plan for each unit', async () => {
    const lines = (first: number, plans: number) => [phone(first), phone(2, 'second'), plan(plans)]
    expect(await report(lines(1, 1), lines(2, 1), lines(2, 2))).toEqual([{}, { plan: 2 }, {}])
  })

  it('raise a plan only by the units that have no plan yet', async () => {
    expect(
      await report(
        [phone(1), plan(1)],
        [phone(3), plan(1), plan(1, 'other plan')],
        [phone(3), plan(2), plan(1, 'other plan')],
      ),
    ).toEqual([{}, { plan: 2 }, {}])
    expect(await report([phone(1), plan(1)], [phone(3), plan(3)])).toEqual([{}, {}])
  })

  it('raise a plan only by the growth of a line that was fully covered', async () => {
    expect(await report([phone(2), plan(1)], [phone(2), plan(1)], [phone(4), plan(1)])).toEqual([{}, {}, {}])
  })

  it('concern each product on its own', async () => {
    const tablet = (quantity: number): Line => ['tablet', quantity, 'prd-tablet']
    const tabletPlan = (quantity: number): Line => ['tablet plan', quantity, 'pl-tablet', 'prd-tablet']
    expect(
      await report(
        [phone(2), plan(2), tablet(3), tabletPlan(3)],
        [phone(1), plan(2), tablet(4), tabletPlan(3)],
        [plan(2), tablet(4), tabletPlan(4)],
      ),
    ).toEqual([{}, { plan: 1, 'tablet plan': 4 }, { plan: 0 }])
  })

  it('forget a line that was covered once and has another plan now', async () => {
    expect(
      await report([phone(1), plan(1)], [phone(1)], [phone(1), plan(1, 'new plan')], [phone(2), plan(1, 'new plan')]),
    ).toEqual([{}, {}, {}, { 'new plan': 2 }])
    expect(await report([phone(1), plan(1)], [phone(2), plan(1, 'new plan')])).toEqual([{}, {}])
  })
})
