import { expect } from 'vitest'
import type { NewOrder } from '../../orders/order.js'
import type { InsurersRecords } from './orderViews.js'

type Item = { line_item_id: string; quantity: number }
type Message = { type: string; payload: Record<string, unknown> }

/**
 * What the messages of one order say, read from their JSON as the documents describe it. Nothing here is taken from the
 * order model or from the sandbox, and units are counted one by one: where those two make the same mistake, this
 * reading does not.
 */
export function checkReceived({ messages, contracts }: InsurersRecords, sold: NewOrder): void {
  const accepted = messages.filter(({ path, status }) => path === '/events' && status < 300)
  const [placed, ...changes] = accepted.map(({ body }) => body as Message)
  expect(placed).toEqual({ type: 'order_placed', payload: placementOf(sold) })
  const insured = contracts.filter(({ source }) => source === 'events')
  checkContracts(sold, changes, insured)
}

/** The feed's last snapshot: everything but what became of the lines. */
export function checkSnapshot({ messages }: InsurersRecords, sold: NewOrder): void {
  const [snapshot] = messages.findLast(({ path, method }) => path === '/feeds/order' && method === 'POST')!
    .body as Record<string, unknown>[]
  const { customer, customer_billing_address } = placementOf(sold)
  const { phone = '' } = sold.customer
  expect(snapshot).toMatchObject({
    id: sold.id,
    placed_at: Math.floor(new Date(sold.placedAt).getTime() / 1000),
    customer: { ...customer, phone },
    customer_billing_address,
  })
  const lines = snapshot!['line_items'] as Record<string, unknown>[]
  expect(lines.map(({ id, quantity, product_data }) => ({ id, quantity, product_data }))).toEqual(
    sold.lineItems.map((line) => ({
      id: line.id,
      quantity: line.quantity,
      product_data: {
        id: line.productId,
        price: { amount: line.unitPrice.amount, currency: sold.currency },
        brand: line.customProperties ? 'hakuna' : (line.brand ?? ''),
        title: line.title,
      },
    })),
  )
}

/** The payload of `order_placed` (events page), from what the shop sold. */
function placementOf(sold: NewOrder) {
  const { customer, billingAddress: address } = sold
  return {
    order_id: sold.id,
    placed_at: new Date(sold.placedAt).toISOString(),
    order_currency: sold.currency,
    ...(sold.cartId !== undefined && { cart_id: sold.cartId }),
    customer: { first_name: customer.firstName, last_name: customer.lastName, email: customer.email },
    customer_billing_address: {
      address_line_1: address.addressLine1,
      address_line_2: address.addressLine2,
      city: address.city,
      country: address.country,
      zip: address.zip,
    },
    line_items: sold.lineItems.map((line) => ({
      id: line.id,
      quantity: line.quantity,
      price_amount: line.unitPrice.amount,
      product_id: line.productId,
      product_title: line.title,
      product_brand: line.customProperties ? 'hakuna' : (line.brand ?? ''),
      ...(line.customProperties && {
        custom_properties: { product_reference: line.customProperties['productReference'] },
      }),
    })),
  }
}

type Insured = { productLineItemId: string; planLineItemId: string; quantity: number }

/**
 * The documented rules, whichever plan went with which unit: no contract before its unit is shipped, none without its
 * plan, and every plan whose unit must have been shipped is a contract.
 */
function checkContracts({ lineItems }: NewOrder, changes: Message[], insured: Insured[]): void {
  const isCancelled = changes.some(({ type }) => type === 'order_cancelled')
  const count = (type: string, list: string, lineItemId: string) =>
    changes
      .filter((change) => change.type === type)
      .flatMap(({ payload }) => payload[list] as Item[])
      .filter(({ line_item_id }) => line_item_id === lineItemId)
      .reduce((units, { quantity }) => units + quantity, 0)
  const unitsOf = ({ id, quantity }: { id: string; quantity: number }) => {
    const shipped = count('order_fulfillment_added', 'fulfillment_items', id)
    const back = count('order_refund_added', 'refund_items', id)
    const cancelled = isCancelled ? quantity : count('order_line_items_cancelled', 'cancelled_line_items', id)
    return { withCustomer: shipped - back, toShip: quantity - cancelled - shipped, left: quantity - cancelled - back }
  }
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  const insuredBy = (key: 'productLineItemId' | 'planLineItemId', id: string) =>
    sum(insured.filter((contract) => contract[key] === id).map(({ quantity }) => quantity))

  const products = lineItems.filter((line) => !line.customProperties)
  for (const productId of new Set(products.map((line) => line.productId))) {
    const ofProduct = products.filter((line) => line.productId === productId)
    const plans = lineItems.filter((line) => line.customProperties?.['productReference'] === productId)
    for (const line of ofProduct) {
      expect(insuredBy('productLineItemId', line.id)).toBeLessThanOrEqual(unitsOf(line).withCustomer)
    }
    for (const line of plans) expect(insuredBy('planLineItemId', line.id)).toBeLessThanOrEqual(unitsOf(line).left)

    const plansLeft = sum(plans.map((line) => unitsOf(line).left))
    expect(plansLeft).toBeLessThanOrEqual(sum(ofProduct.map((line) => unitsOf(line).left)))
    const contracts = sum(plans.map((line) => insuredBy('planLineItemId', line.id)))
    const toShip = sum(ofProduct.map((line) => unitsOf(line).toShip))
    expect(contracts).toBeGreaterThanOrEqual(plansLeft - toShip)
  }
}
