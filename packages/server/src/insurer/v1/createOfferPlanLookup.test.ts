import { toPlanLineItem, type LineItem, type Product } from '@hakuna-kit/core'
import { describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/placeOrder.js'
import { toOrderSnapshot } from '../../orders/wire/orderSnapshotCodec.js'
import { newOrder } from '@hakuna-kit/test/orders'
import { createOrderInsurer, insurerRefusal } from '../../test/orders/createOrderInsurer.js'
import { createOfferPlanLookup } from './createOfferPlanLookup.js'

const phone: Product = {
  id: 'prd-iphone14',
  category: '101',
  title: 'iPhone 14',
  brand: 'Apple',
  price: { amount: 112_900, currency: 'eur' },
}

function createLookup(faults = {}) {
  const clock = { now: new Date('2026-01-01T00:00:00.000Z') }
  const { client, sandbox } = createOrderInsurer({ now: () => clock.now, ...faults })
  const lookUpPlans = createOfferPlanLookup({ ...client, now: () => clock.now })
  const look = (product: Product) => lookUpPlans({ product, userSessionId: 'session-1' })
  return { look, sandbox, client, clock }
}

describe('createOfferPlanLookup', () => {
  it('puts offer and plan into the plan id, where the order feed finds them', async () => {
    const { look, sandbox, client } = createLookup({ terms: { requireKnownOffers: true } })
    const [plan] = await look(phone)
    const { id: offerId, plans } = sandbox.inspect().offers[0]!
    const lines: LineItem[] = [
      { id: 'l1', quantity: 1, productId: phone.id, title: phone.title, brand: phone.brand, unitPrice: phone.price },
      { id: 'l2', ...toPlanLineItem(plan!, { quantity: 1, locale: 'de' }) },
    ]
    const { order } = placeOrder(newOrder(lines, { placedAt: '2026-01-02T00:00:00Z' }))
    const snapshot = toOrderSnapshot(order)
    expect(snapshot.line_items.map((line) => line.custom_properties)).toEqual([
      { protection_line_item_id: 'l2' },
      { offer_id: offerId, plan_id: plans[0]!.id },
    ])
    const [request] = await client.submitOrderFeed({ orders: [snapshot] })
    const status = await client.waitUntilDone({ feedRequestId: request!.requestId, wait: () => Promise.resolve() })
    expect(status.successfulOrderIds).toEqual(['ord-1'])
  })

  it('answers plans as any lookup does', async () => {
    const { look } = createLookup()
    expect(await look(phone)).toEqual([
      {
        id: expect.stringMatching(/^off-.+\/pl-.+$/) as string,
        merchantProductId: 'pl-prd-hakuna',
        productReference: 'prd-iphone14',
        price: { amount: 1_200, currency: 'eur' },
        title: { de: '1 Jahr Garantieerweiterung' },
        insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
      },
    ])
  })

  it('makes one offer for all shoppers, and another for another price', async () => {
    const { look, sandbox } = createLookup()
    const [[first], [second]] = await Promise.all([look(phone), look(phone)])
    expect(first).toEqual(second)
    expect(sandbox.inspect().offers).toHaveLength(1)
    await look({ ...phone, price: { amount: 99_900, currency: 'eur' } })
    expect(sandbox.inspect().offers).toHaveLength(2)
  })

  it('replaces an offer a day before it expires', async () => {
    const { look, sandbox, clock } = createLookup()
    const [early] = await look(phone)
    clock.now = new Date('2026-01-29T23:59:59.000Z')
    expect((await look(phone))[0]).toEqual(early)
    clock.now = new Date('2026-01-30T00:00:00.000Z')
    expect((await look(phone))[0]?.id).not.toBe(early?.id)
    expect(sandbox.inspect().offers).toHaveLength(2)
  })

  it('shows no offer that expires too soon', async () => {
    const { look } = createLookup({ terms: { offerDays: 1 } })
    expect(await look(phone)).toEqual([])
  })

  it('answers no plans for what the insurer does not insure, and asks again the next time', async () => {
    const { look, sandbox } = createLookup()
    const other = { ...phone, id: 'other', category: '999' }
    expect([await look(other), await look(other)]).toEqual([[], []])
    expect(sandbox.inspect().messages).toHaveLength(2)
    expect(await look({ ...phone, category: undefined })).toEqual([])
    expect(sandbox.inspect().messages).toHaveLength(2)
  })

  it('passes failures on and does not keep them', async () => {
    const { look } = createLookup({ faults: [{ path: '/offers', status: 503, times: 1 }] })
    expect(await insurerRefusal(look(phone))).toMatchObject({ kind: 'unavailable' })
    expect(await look(phone)).toHaveLength(1)
  })
})
