import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '@hakuna-kit/test/seed'
import type { OrderRecord } from './createOrders.js'
import { type Line, callSandbox, event, placedAt } from '../test/callSandbox.js'

/** Lines of an order, each with a product of its own and plans for some of its units. */
type Sold = { units: number; plans: number }[]
type Move = { kind: 'ship' | 'return'; line: number; units: number; hours: number }

const sold = fc.array(
  fc
    .integer({ min: 1, max: 4 })
    .chain((units) => fc.record({ units: fc.constant(units), plans: fc.integer({ min: 0, max: units }) })),
  { minLength: 1, maxLength: 3 },
)
const currency = fc.constantFrom('eur', 'jpy', 'kwd')
const moves = fc.array(
  fc.record({
    kind: fc.constantFrom('ship' as const, 'return' as const),
    line: fc.nat(2),
    units: fc.integer({ min: 1, max: 4 }),
    hours: fc.integer({ min: 0, max: 200 }),
  }),
  { maxLength: 12 },
)

/** What an honest shop would record, as simply as possible: one entry per unit. */
function createRecords(order: Sold) {
  const lines = order.map(({ units, plans }) => ({
    waiting: units,
    shipped: [] as number[],
    refunded: 0,
    plans,
    fulfillments: [] as [number, number][],
    refunds: [] as [number, number][],
  }))
  return {
    lines,
    /** Returns how many plans go with the units, or undefined when the move is forbidden. */
    move({ kind, units }: Move, line: (typeof lines)[number], hour: number): number | undefined {
      if (kind === 'ship') {
        if (units > line.waiting) return undefined
        line.waiting -= units
        line.shipped.push(...Array.from({ length: units }, () => hour))
        line.fulfillments.push([units, hour])
        return 0
      }
      const open = line.shipped.filter((shippedAt) => hour - shippedAt <= 14 * 24).length
      if (units > open) return undefined
      line.shipped.splice(line.shipped.length - open, units)
      line.refunds.push([units, hour])
      line.refunded += units
      const surplus = Math.max(0, line.plans - line.waiting - line.shipped.length)
      line.plans -= surplus
      return surplus
    },
  }
}

const at = (hour: number) => new Date(Date.parse(placedAt) + hour * 3_600_000)
const seconds = (hour: number) => at(hour).getTime() / 1000

describe('events and order feed', () => {
  it('lead to the same contracts and have the same rules', async () => {
    let refused = 0
    let insured = 0
    await fc.assert(
      fc.asyncProperty(sold, currency, moves, async (order, inCurrency, script) => {
        const calls = callSandbox()
        const records = createRecords(order)
        const lines: Line[] = order.flatMap(({ units, plans }, index) => [
          { id: `product-${index}`, quantity: units, product: `prd-${index}` },
          ...(plans > 0 ? [{ id: `plan-${index}`, quantity: plans, product: `prd-${index}`, plan: true }] : []),
        ])
        const feed = async (extra?: { move: Move; index: number; hour: number }) => {
          const snapshot = toSnapshot(order, inCurrency, records.lines, extra)
          const { request_id } = (await calls.post('/feeds/order', [snapshot])).body
          await calls.get(`/feeds/order/${request_id}`)
          return (await calls.get(`/feeds/order/${request_id}`)).body.statuses[0].status
        }
        expect((await calls.post('/events', event.placed('ord-1', lines, { order_currency: inCurrency }))).status).toBe(
          200,
        )
        expect(await feed()).toBe('successful')
        const [byEvents, byFeed] = calls.sandbox.inspect().orders.map(readPlacement)
        expect(byFeed).toEqual({ ...byEvents, currency: inCurrency })

        let hour = 0
        for (const move of script) {
          hour += move.hours
          const index = move.line % order.length
          const line = records.lines[index]
          if (!line) continue
          const plansAlong = records.move(move, line, hour)
          const isForbidden = plansAlong === undefined
          const units = { [`product-${index}`]: move.units, ...(plansAlong ? { [`plan-${index}`]: plansAlong } : {}) }
          const tell = move.kind === 'ship' ? event.fulfilled : event.refunded
          const { status } = await calls.post('/events', tell('ord-1', units, at(hour).toISOString()))
          const fed = await feed(isForbidden ? { move, index, hour } : undefined)
          expect([status, fed]).toEqual(isForbidden ? [400, 'failed'] : [200, 'successful'])
          if (isForbidden) refused += 1

          const { contracts } = calls.sandbox.inspect()
          const insuredBy = (source: string) =>
            order.map(
              (_line, at) =>
                contracts.find(
                  (contract) => contract.source === source && contract.productLineItemId === `product-${at}`,
                )?.quantity ?? 0,
            )
          const expected = records.lines.map(({ plans, shipped }) => Math.min(plans, shipped.length))
          insured += Math.max(...expected)
          expect({ events: insuredBy('events'), feed: insuredBy('feed') }).toEqual({ events: expected, feed: expected })
        }
      }),
      { numRuns: 100, seed: testSeed(20_260_301) },
    )
    // Otherwise the generated scripts would prove nothing.
    expect(Math.min(refused, insured)).toBeGreaterThan(50)
  })
})

/** What both ways tell of a placed order. */
function readPlacement({ placedAt: at, currency: inCurrency, country, lineItems, covers }: OrderRecord) {
  const lines = lineItems.map(({ id, kind, quantity, productId, brand, priceAmount }) => {
    return { id, kind, quantity, productId, brand, priceAmount }
  })
  return { at, currency: inCurrency, country, lines, covers }
}

function toSnapshot(
  order: Sold,
  inCurrency: string,
  lines: ReturnType<typeof createRecords>['lines'],
  extra?: { move: Move; index: number; hour: number },
) {
  const told = structuredClone(lines)
  if (extra) {
    const list = extra.move.kind === 'ship' ? 'fulfillments' : 'refunds'
    told[extra.index]?.[list].push([extra.move.units, extra.hour])
  }
  const productData = (id: string, brand: string) => {
    const amount = brand === 'hakuna' ? 1_200 : 112_900
    return { id, price: { amount, currency: inCurrency }, brand, title: '' }
  }
  return {
    id: 'ord-1',
    status: 'placed',
    placed_at: seconds(0),
    cancelled_at: null,
    customer: { first_name: '', last_name: '', email: '', phone: '' },
    customer_billing_address: { address_line_1: '', address_line_2: '', city: '', country: 'de', zip: '' },
    line_items: order.flatMap(({ units, plans }, index) => [
      {
        id: `product-${index}`,
        quantity: units,
        product_data: productData(`prd-${index}`, 'Acme'),
        ...(plans > 0 && { custom_properties: { protection_line_item_id: `plan-${index}` } }),
        fulfillments: told[index]?.fulfillments.map(([quantity, hour]) => ({ quantity, fulfilled_at: seconds(hour) })),
        refunds: told[index]?.refunds.map(([quantity, hour]) => ({ quantity, refunded_at: seconds(hour) })),
      },
      ...(plans > 0
        ? [
            {
              id: `plan-${index}`,
              quantity: plans,
              product_data: productData('pl-1', 'hakuna'),
              custom_properties: { offer_id: 'off-1', plan_id: 'pl-1' },
              fulfillments: [],
              refunds: [],
            },
          ]
        : []),
    ]),
  }
}
