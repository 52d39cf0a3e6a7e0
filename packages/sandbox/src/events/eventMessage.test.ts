import { describe, expect, it } from 'vitest'
import { callSandbox, event, placedAt } from '../test/callSandbox.js'
import { day, phones, plans, reportEvents } from '../test/reportEvents.js'

const itemsOf = {
  order_fulfillment_added: ['fulfillment_items', 'fulfillment_line_items', 'fulfilled_at'],
  order_refund_added: ['refund_items', 'refund_line_items', 'refunded_at'],
} as const

const errorsOf = async (message: unknown) =>
  (await callSandbox().post('/events', message)).body.error?.validation_errors as string[] | undefined

describe.each(Object.entries(itemsOf))('%s', (type, [name, otherName, time]) => {
  const item = { line_item_id: 'phone', quantity: 1, [time]: day(1) }
  const payload = { order_id: 'ord-1', [name]: [item] }

  it('has its list under one of two names', async () => {
    const shipped = event.fulfilled('ord-1', { phone: 2 }, day(1))
    for (const list of [name, otherName]) {
      const message = { type, payload: { order_id: 'ord-1', [list]: [item] } }
      const { outcomes, counts } = await reportEvents([phones(3)], shipped, message)
      expect(outcomes).toEqual(['ok', 'ok'])
      expect(counts['phone']).toEqual(type === 'order_refund_added' ? [2, 1, 0] : [3, 0, 0])
    }
    expect(await errorsOf({ type, payload: { order_id: 'ord-1' } })).toEqual([`payload.${name}: Required`])
    expect(await errorsOf({ type, payload: { ...payload, [otherName]: [item] } })).toEqual([
      `payload.${name}: Given twice, also as ${otherName}`,
    ])
  })

  it.each([
    ['order_id', { ...payload, order_id: '' }],
    [name, { ...payload, [name]: [] }],
    [`${name}[0].line_item_id`, { ...payload, [name]: [{ ...item, line_item_id: '' }] }],
    [`${name}[0].quantity`, { ...payload, [name]: [{ ...item, quantity: 0 }] }],
    [`${name}[0].quantity`, { ...payload, [name]: [{ ...item, quantity: undefined }] }],
    [`${name}[0].${time}`, { ...payload, [name]: [{ ...item, [time]: '2026-03-01' }] }],
    [`${name}[1].${time}`, { ...payload, [name]: [item, { ...item, [time]: undefined }] }],
  ])('needs a right %s', async (path, wrong) => {
    const errors = await errorsOf({ type, payload: wrong })
    expect(errors?.map((text) => text.slice(0, `payload.${path}: `.length))).toEqual([`payload.${path}: `])
  })
})

describe('order_line_items_cancelled', () => {
  const cancelled = (...cancelled_line_items: object[]) => ({
    type: 'order_line_items_cancelled',
    payload: { order_id: 'ord-1', cancelled_line_items },
  })
  const phone = { line_item_id: 'phone', cancelled_at: day(1) }

  it('cancels all units that are left where it has no quantity', async () => {
    const some = { ...phone, quantity: 1 }
    const plan = { line_item_id: 'plan', refunded_at: day(2) }
    const { outcomes, counts, order } = await reportEvents(
      [phones(4), plans(3)],
      event.fulfilled('ord-1', { phone: 1 }, day(1)),
      cancelled(some),
      cancelled({ ...phone, cancelled_at: day(3) }, plan),
    )
    expect(outcomes).toEqual(['ok', 'ok', 'ok'])
    expect(counts).toEqual({ phone: [1, 0, 3], plan: [0, 0, 2] })
    expect(order?.history.at(-1)).toMatchObject({
      type: 'line_items_cancelled',
      at: day(3),
      items: [
        { lineItemId: 'phone', quantity: 2 },
        { lineItemId: 'plan', quantity: 2 },
      ],
    })
    expect(order?.lineItems.map(({ cancellations }) => cancellations)).toEqual([
      [
        { quantity: 1, at: day(1) },
        { quantity: 2, at: day(3) },
      ],
      [{ quantity: 2, at: day(2) }],
    ])
  })

  it('is refused when no unit is left', async () => {
    const { outcomes, sandbox } = await reportEvents([phones(2)], cancelled(phone), cancelled(phone))
    expect(outcomes).toEqual(['ok', '400 quantity_exceeded'])
    expect(sandbox.inspect().messages.at(-1)?.validationErrors).toEqual([
      'payload.cancelled_line_items[0]: 1 asked for, 0 available.',
    ])
  })

  it('takes the time of cancellation before the other name', async () => {
    const { order } = await reportEvents([phones(2)], cancelled({ ...phone, refunded_at: day(5) }))
    expect(order?.lineItems[0]?.cancellations).toEqual([{ quantity: 2, at: day(1) }])
  })

  it('needs a time, a line and an item', async () => {
    expect(await errorsOf(cancelled({ line_item_id: 'phone', quantity: 1 }))).toEqual([
      'payload.cancelled_line_items[0].cancelled_at: Required',
    ])
    const [noLine] = (await errorsOf(cancelled({ ...phone, line_item_id: '' }))) ?? []
    expect(noLine).toMatch(/^payload\.cancelled_line_items\[0\]\.line_item_id: /)
    const [noItem] = (await errorsOf(cancelled())) ?? []
    expect(noItem).toMatch(/^payload\.cancelled_line_items: /)
    const [noOrder] = (await errorsOf({ ...cancelled(), payload: { cancelled_line_items: [phone] } })) ?? []
    expect(noOrder).toMatch(/^payload\.order_id: /)
  })
})

describe('order_placed and order_cancelled', () => {
  const placed = event.placed('ord-1', [phones(2)])
  it.each([
    ['order_id', ''],
    ['placed_at', '2026-03-01'],
    ['order_currency', 'EUR'],
    ['cart_id', ''],
    ['customer', null],
    ['customer', { first_name: '', last_name: '' }],
    ['customer', { first_name: '', email: '' }],
    ['customer', { last_name: '', email: '' }],
    ['customer_billing_address', { ...placed.payload.customer_billing_address, country: '' }],
    ['line_items', []],
    ['line_items', [placed.payload.line_items[0], placed.payload.line_items[0]]],
  ])('need a right %s', async (field, value) => {
    const errors = await errorsOf({ ...placed, payload: { ...placed.payload, [field]: value } })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatch(new RegExp(`^payload\\.${field}`))
  })

  it('need a time of cancellation', async () => {
    const [error] = (await errorsOf({ type: 'order_cancelled', payload: { order_id: 'ord-1' } })) ?? []
    expect(error).toMatch(/^payload\.cancelled_at: /)
    const { outcomes } = await reportEvents([phones(2)], event.cancelled('ord-1', placedAt))
    expect(outcomes).toEqual(['ok'])
    const early = new Date(Date.parse(placedAt) - 1).toISOString()
    const { outcomes: refused, sandbox } = await reportEvents([phones(2)], event.cancelled('ord-1', early))
    expect(refused).toEqual(['400 invalid_date'])
    expect(sandbox.inspect().messages.at(-1)?.validationErrors).toEqual([
      'payload.cancelled_at: Dated before the order was placed.',
    ])
  })
})
