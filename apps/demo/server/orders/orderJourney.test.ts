import type { Cart } from '@hakuna-kit/core'
import { afterAll, describe, expect, it } from 'vitest'
import type { DeskAction, DeskOrder } from '../../shared/backOfficeApi.js'
import { createShop } from '../createShop.js'
import { createBrowserFetch } from '../test/createBrowserFetch.js'

const shop = await createShop()
afterAll(() => shop.close())

const phone = { productId: 'prd-iphone14', quantity: 2 }
const phonePlan = {
  productId: 'pl-prd-hakuna',
  quantity: 2,
  title: '1 year extended warranty',
  shownPrice: 1200,
  customProperties: { productReference: 'prd-iphone14', planId: 'pl-prd-hakuna' },
}
const customer = { firstName: 'Max', lastName: 'Mustermann', email: 'max@example.com' }
const address = { addressLine1: 'Musterstraße 1', addressLine2: '', zip: '12345', city: 'Musterstadt', country: 'de' }

/** A shopper with an own session. Without cookies the shop's currency is the euro. */
function openShopper(cookies?: Record<string, string>) {
  const fetch = createBrowserFetch(shop, cookies)
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(`/shop-api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...init,
    })
    return { status: response.status, answer: await response.json() }
  }
  return {
    call,
    add: (...items: object[]) => call('POST', '/cart/lines', { items }),
    place: () => call('POST', '/orders', { customer, address }),
  }
}

const staff = openShopper()

async function deskOrder(id: string): Promise<DeskOrder> {
  const { answer } = await staff.call('GET', '/back-office/orders')
  const found = (answer as { orders: DeskOrder[] }).orders.find((order) => order.id === id)
  if (!found) throw new Error(`The back office has no order ${id}.`)
  return found
}

async function placeOrder(...items: object[]): Promise<DeskOrder> {
  const shopper = openShopper()
  await shopper.add(...items)
  const { answer } = await shopper.place()
  return deskOrder(answer.order.id)
}

const act = (order: DeskOrder, action: DeskAction) => staff.call('POST', `/back-office/orders/${order.id}/act`, action)
const unitsOf = ({ lines }: DeskOrder) =>
  lines.map(({ kind, quantity, cancelled, fulfilled, refunded, open, returnable }) => ({
    kind,
    quantity,
    cancelled,
    fulfilled,
    refunded,
    open,
    returnable,
  }))
const untouched = { quantity: 2, cancelled: 0, fulfilled: 0, refunded: 0, open: 2, returnable: 0 }

describe('a line put into the cart', () => {
  it("has the server's unit price, whatever the quantity and the browser say", async () => {
    const { status, answer } = await openShopper().add(
      { ...phone, title: 'Cheap', unitPrice: { amount: 1, currency: 'eur' } },
      phonePlan,
    )
    expect(status).toBe(200)
    const { currency, version, lineItems } = (answer as { cart: Cart }).cart
    expect({ currency, version }).toEqual({ currency: 'eur', version: '1' })
    expect(lineItems).toEqual([
      {
        id: expect.stringMatching(/^line-/),
        productId: 'prd-iphone14',
        quantity: 2,
        title: 'iPhone 14',
        brand: 'Apple',
        unitPrice: { amount: 112_900, currency: 'eur' },
      },
      {
        id: expect.stringMatching(/^line-/),
        productId: 'pl-prd-hakuna',
        quantity: 2,
        title: '1 year extended warranty',
        brand: 'hakuna',
        unitPrice: { amount: 1_200, currency: 'eur' },
        customProperties: { productReference: 'prd-iphone14', planId: 'pl-prd-hakuna' },
      },
    ])
  })

  it('is priced in yen where the shopper chose yen; each currency has its own cart', async () => {
    const shopper = openShopper({ currency: 'jpy', halle7_session: 'yen-and-euro' })
    const { answer } = await shopper.add(phone)
    expect(answer.cart).toMatchObject({
      currency: 'jpy',
      lineItems: [{ unitPrice: { amount: 164_800, currency: 'jpy' } }],
    })
    const inEuros = openShopper({ currency: 'eur', halle7_session: 'yen-and-euro' })
    expect((await inEuros.call('GET', '/cart')).answer).toEqual({ cart: null })
    const unknown = openShopper({ currency: 'gbp' })
    expect((await unknown.add(phone)).answer.cart).toMatchObject({ currency: 'eur' })
  })

  it.each([
    ['a plan that costs something else than was shown', { ...phonePlan, shownPrice: 1_199 }],
    ['a plan with another item than the insurer has', { ...phonePlan, productId: 'pl-other' }],
    ['a plan with another id', { ...phonePlan, customProperties: { ...phonePlan.customProperties, planId: 'other' } }],
    ['a plan without an id', { ...phonePlan, customProperties: { productReference: 'prd-iphone14' } }],
    ['an unknown product', { ...phone, productId: 'prd-unknown' }],
    ['eleven units', { productId: 'prd-takt2-plum', quantity: 11 }],
  ])('is refused with all others where it is %s', async (_, item) => {
    const shopper = openShopper()
    const refused = await shopper.add(phone, item)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.answer).toMatchObject({ code: 'refused' })
    expect((await shopper.call('GET', '/cart')).answer).toEqual({ cart: null })
  })

  it("keeps only a title of the insurer's", async () => {
    const { answer } = await openShopper().add(phone, { ...phonePlan, title: 'Free for all' })
    expect(answer.cart.lineItems[1].title).toBe('1 Jahr Garantieerweiterung')
  })

  it('cannot come from another site', async () => {
    const shopper = openShopper()
    for (const headers of [
      { origin: 'https://elsewhere.test' },
      { 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'text/plain' },
    ] as Record<string, string>[]) {
      const { status, answer } = await shopper.call('POST', '/cart/lines', { items: [phone] }, headers)
      expect([status, answer.code]).toEqual([400, 'invalid_request'])
    }
    expect((await shopper.call('GET', '/cart')).answer).toEqual({ cart: null })
  })
})

describe('a placed order', () => {
  it('has the lines of the cart, which is empty then, and is shown to its buyer only', async () => {
    const shopper = openShopper()
    expect((await shopper.place()).answer).toMatchObject({ code: 'empty_cart' })
    await shopper.add(phone, phonePlan)
    const { status, answer } = await shopper.place()
    expect(status).toBe(201)
    expect(answer.order).toMatchObject({
      currency: 'eur',
      customer,
      address,
      lineItems: [
        { quantity: 2, unitPrice: { amount: 112_900, currency: 'eur' } },
        { quantity: 2, unitPrice: { amount: 1_200, currency: 'eur' } },
      ],
    })
    expect((await shopper.call('GET', '/cart')).answer).toEqual({ cart: null })
    expect((await shopper.place()).answer).toMatchObject({ code: 'empty_cart' })
    const path = `/orders/${answer.order.id}`
    expect((await shopper.call('GET', path)).answer).toEqual(answer)
    const other = openShopper()
    await other.add(phone)
    expect((await other.call('GET', path)).status).toBe(404)
    expect((await other.call('GET', `${path}/protection`)).status).toBe(404)
    expect((await other.call('GET', '/orders/events')).answer).toEqual({ events: [] })
    expect((await shopper.call('GET', '/orders/events')).answer).toMatchObject({
      events: [
        {
          type: 'order_placed',
          orderId: answer.order.id,
          items: [
            { productId: 'prd-iphone14', quantity: 2 },
            { productId: 'prd-iphone14', quantity: 2 },
          ],
        },
      ],
    })
  })
})

describe('an order in the back office', () => {
  it('counts the units of products and plans through shipping and refunds', async () => {
    const order = await placeOrder(phone, phonePlan)
    const [product, plan] = order.lines
    if (!product || !plan) throw new Error('The order lacks a line.')
    expect(order).toMatchObject({ status: 'placed', currency: 'eur', customerName: 'Max Mustermann', changes: [] })
    expect([product.planLineItemIds, plan.planLineItemIds]).toEqual([[plan.id], []])
    expect(order.canCancelOrder).toBe(true)
    expect(unitsOf(order)).toEqual([
      { kind: 'product', ...untouched },
      { kind: 'plan', ...untouched },
    ])

    const ship: DeskAction = { type: 'ship', items: [{ lineItemId: product.id, quantity: 1 }] }
    const preview = await staff.call('POST', `/back-office/orders/${order.id}/preview`, ship)
    const message = {
      payload: { order_id: order.id, fulfillment_items: [{ line_item_id: product.id, quantity: 1 }] },
    }
    expect(preview.answer).toMatchObject({ outcome: 'possible', format: 'events', message })
    expect((await deskOrder(order.id)).changes).toEqual([])
    expect((await act(order, ship)).answer).toMatchObject({ outcome: 'done', format: 'events', message })
    const shipped = await deskOrder(order.id)
    expect(shipped.canCancelOrder).toBe(false)
    expect(shipped.changes).toMatchObject([{ type: 'fulfilled', items: [{ title: 'iPhone 14', quantity: 1 }] }])
    expect(unitsOf(shipped)).toEqual([
      { kind: 'product', ...untouched, fulfilled: 1, open: 1, returnable: 1 },
      { kind: 'plan', ...untouched, open: 1, returnable: 1 },
    ])

    const refund: DeskAction = { type: 'refund', items: [{ lineItemId: plan.id, quantity: 1 }] }
    expect((await act(order, refund)).answer).toMatchObject({ outcome: 'done' })
    expect(unitsOf(await deskOrder(order.id))).toEqual([
      { kind: 'product', ...untouched, fulfilled: 1, open: 1, returnable: 1 },
      { kind: 'plan', ...untouched, refunded: 1, open: 1, returnable: 0 },
    ])
  })

  it('cancels some units, and refuses more than are open with a reason', async () => {
    const order = await placeOrder(phone)
    const lineItemId = order.lines[0]?.id ?? ''
    const cancel = (quantity: number): DeskAction => ({ type: 'cancel_lines', items: [{ lineItemId, quantity }] })
    expect((await act(order, cancel(1))).answer).toMatchObject({ outcome: 'done' })
    expect(unitsOf(await deskOrder(order.id))).toEqual([{ kind: 'product', ...untouched, cancelled: 1, open: 1 }])
    const refused = await act(order, cancel(2))
    expect(refused.answer).toEqual({ outcome: 'refused', code: expect.any(String), reason: expect.any(String) })
    expect((await deskOrder(order.id)).changes).toHaveLength(1)
  })

  it('is cancelled whole once, and not twice', async () => {
    const order = await placeOrder(phone)
    expect((await act(order, { type: 'cancel_order' })).answer).toMatchObject({ outcome: 'done' })
    expect(await deskOrder(order.id)).toMatchObject({ status: 'cancelled', canCancelOrder: false })
    await act(order, { type: 'cancel_order' })
    expect((await deskOrder(order.id)).changes).toMatchObject([{ type: 'cancelled' }])
  })

  it('is not found under another number', async () => {
    const { status } = await staff.call('POST', '/back-office/orders/H7-0/act', { type: 'cancel_order' })
    expect(status).toBe(404)
  })
})
