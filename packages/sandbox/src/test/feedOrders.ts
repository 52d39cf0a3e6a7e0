import { expect } from 'vitest'
import type { callSandbox } from './callSandbox.js'

/** Units, and the time in epoch seconds. */
export type Entry = [quantity: number, at: number]
/** 2026-03-01T00:00:00Z, when the orders of the feed are placed. Epoch seconds. */
export const placedAt = 1_772_323_200
export const days = (count: number) => placedAt + count * 86_400

/** An order of phones with a plan for each. */
export function snapshot({
  id = 'ord-1',
  fulfilled = [] as Entry[],
  refunded = [] as Entry[],
  quantity = 2,
  more = {},
} = {}) {
  const product_data = { id: 'prd-phone', price: { amount: 112900, currency: 'eur' }, brand: 'Acme', title: 'Phone' }
  return {
    id,
    status: 'placed',
    placed_at: placedAt,
    cancelled_at: null as number | null,
    customer: { first_name: '', last_name: '', email: '', phone: '' },
    customer_billing_address: { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' },
    line_items: [
      {
        id: 'phone',
        quantity,
        product_data,
        custom_properties: { protection_line_item_id: 'plan' },
        fulfillments: fulfilled.map(([units, fulfilled_at]) => ({ quantity: units, fulfilled_at })),
        refunds: refunded.map(([units, refunded_at]) => ({ quantity: units, refunded_at })),
      },
      {
        id: 'plan',
        quantity,
        product_data: { id: 'pl-1', price: { amount: 1200, currency: 'eur' }, brand: 'hakuna', title: 'Plan' },
        custom_properties: { offer_id: 'off-1', plan_id: 'pl-1' },
        fulfillments: [] as unknown[],
        refunds: [],
      },
    ],
    ...more,
  }
}

/** Sends orders and waits until they are processed. Returns `ok` or the first error of each. */
export async function submit({ get, post }: ReturnType<typeof callSandbox>, ...orders: unknown[]) {
  const { status, body } = await post('/feeds/order', orders)
  expect({ status, body }).toEqual({ status: 200, body: { request_id: expect.stringMatching(/^req-[0-9a-f-]{36}$/) } })
  await get(`/feeds/order/${body.request_id}`)
  const done = (await get(`/feeds/order/${body.request_id}`)).body
  expect(done.processing_status).toBe('done')
  const statuses = done.statuses as { order_id: string; status: string; errors: string[] }[]
  expect(done.failed_orders).toEqual(
    statuses.filter((order) => order.status === 'failed').map((order) => order.order_id),
  )
  return statuses.map(({ status: outcome, errors }) => (outcome === 'successful' ? 'ok' : (errors[0] ?? '')))
}

export const cancelled = { status: 'cancelled', cancelled_at: days(1) }
