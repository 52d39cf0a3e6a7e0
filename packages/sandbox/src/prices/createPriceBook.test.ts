import { describe, expect, it } from 'vitest'
import type { CatalogueEntry } from '../plans/CatalogueEntry.js'
import { callSandbox } from '../test/callSandbox.js'
import { address, forPhone, order, phone, price } from '../test/offerSamples.js'

const planOf = (amount: number) => ({
  merchantProductId: 'pl-bike',
  price: amount,
  title: { en: 'Plan' },
  insuranceDetailsUrl: 'https://example.com/',
})
/** The plan of bikes in currencies with two, no and three decimals. */
const planPrices = { eur: 2_399, jpy: 2_980, kwd: 7_950 }
const catalogue: CatalogueEntry[] = Object.entries(planPrices).map(([currency, amount]) => ({
  productId: 'prd-bike',
  currency,
  plans: [planOf(amount)],
}))
const bikePrices = { eur: 59_900, jpy: 98_000, kwd: 198_500 }
const currencies = Object.keys(planPrices) as (keyof typeof planPrices)[]

type Prices = { bike: number; plan: number; currency: string; quantity?: number }

const linesOf = ({ bike, plan, quantity = 3 }: Prices) => [
  { id: 'helmet', quantity, price_amount: 4_000, product_id: 'prd-helmet', product_title: 'Helmet' },
  { id: 'bike', quantity, price_amount: bike, product_id: 'prd-bike', product_title: 'Bike' },
  {
    id: 'plan',
    quantity,
    price_amount: plan,
    product_id: 'pl-bike',
    product_title: 'Plan',
    custom_properties: { product_reference: 'prd-bike' },
  },
]

const noText = { first_name: '', last_name: '', email: '' }

/** The messages that price lines, each with the path of the prices, and how they are refused. */
const messages = {
  'a cart report': {
    path: '/orders',
    list: 'line_items',
    field: 'price_amount',
    toBody: (prices: Prices, id: string): unknown => ({
      cart_id: id,
      user_session_id: 'session-1',
      cart_currency: prices.currency,
      line_items: linesOf(prices),
    }),
  },
  'an order event': {
    path: '/events',
    list: 'payload.line_items',
    field: 'price_amount',
    toBody: (prices: Prices, id: string): unknown => ({
      type: 'order_placed',
      payload: {
        order_id: id,
        placed_at: '2026-03-01T00:00:00.000Z',
        order_currency: prices.currency,
        customer: noText,
        customer_billing_address: address,
        line_items: linesOf(prices),
      },
    }),
  },
  'the order feed': {
    path: '/feeds/order',
    list: 'line_items',
    field: 'product_data.price.amount',
    toBody: (prices: Prices, id: string): unknown => [
      {
        id,
        status: 'placed',
        placed_at: 1_772_323_200,
        cancelled_at: null,
        customer: { ...noText, phone: '' },
        customer_billing_address: address,
        line_items: linesOf(prices).map(
          ({ id: lineId, quantity, price_amount: amount, product_id, product_title: title }) => ({
            id: lineId,
            quantity,
            product_data: {
              id: product_id,
              price: { amount, currency: prices.currency },
              title,
              brand: lineId === 'plan' ? 'hakuna' : 'Acme',
            },
            custom_properties: {
              ...(lineId === 'bike' && { protection_line_item_id: 'plan' }),
              ...(lineId === 'plan' && { offer_id: 'off-1', plan_id: 'plan-1' }),
            },
            fulfillments: [],
            refunds: [],
          }),
        ),
      },
    ],
  },
}

const cases = Object.entries(messages).flatMap(([name, message]) =>
  currencies.map((currency) => ({ name, message, currency, plan: planPrices[currency], bike: bikePrices[currency] })),
)

/** A sandbox that knows the price of the bike, from a plan lookup. */
async function open(currency: keyof typeof bikePrices) {
  const calls = callSandbox({ catalogue })
  const lookUp = (amount: number, inCurrency: string = currency) =>
    calls.get(
      `/plans?id=prd-bike&title=&brand=&price_amount=${amount}&price_currency=${inCurrency}&user_session_id=session-1`,
    )
  await lookUp(bikePrices[currency])
  let sent = 0

  /** Sends a message. Returns `ok`, or its only error as `code: path: text`. */
  async function send({ path, toBody }: (typeof messages)['a cart report'], prices: Prices): Promise<string> {
    const { status, body } = await calls.post(path, toBody(prices, `id-${(sent += 1)}`))
    if (status !== 200) {
      expect(body.error.validation_errors).toHaveLength(1)
      return `${status} ${body.error.error_code}: ${body.error.validation_errors[0]}`
    }
    if (!('request_id' in body)) return 'ok'
    await calls.get(`/feeds/order/${body.request_id}`)
    const [outcome] = (await calls.get(`/feeds/order/${body.request_id}`)).body.statuses
    return outcome.status === 'successful' ? 'ok' : `400 ${outcome.errors.join()}`
  }
  return { ...calls, lookUp, send }
}

const total = 'Expected the price of one unit, but this is the price of 3.'

describe.each(cases)('prices in $name in $currency', ({ message, currency, plan, bike }) => {
  const { list, field } = message

  it('are those of one unit', async () => {
    const { send } = await open(currency)
    expect(await send(message, { bike, plan, currency })).toBe('ok')
  })

  it('are refused when the price of a plan or of a product is that of the whole line', async () => {
    const { send, sandbox } = await open(currency)
    const ofPlan = await send(message, { bike, plan: plan * 3, currency })
    expect(ofPlan).toBe(`400 invalid_request_parameters: ${list}[2].${field}: ${total}`)
    const ofBike = await send(message, { bike: bike * 3, plan, currency })
    expect(ofBike).toBe(`400 invalid_request_parameters: ${list}[1].${field}: ${total}`)
    const { carts, orders, events } = sandbox.inspect()
    expect({ carts, orders, events }).toEqual({ carts: [], orders: [], events: [] })
  })

  it('may be lower or higher than the known ones', async () => {
    const { send } = await open(currency)
    expect(await send(message, { bike: bike - 1, plan: plan * 3 - 1, currency })).toBe('ok')
  })

  it('may be any multiple of the known price for a single unit', async () => {
    const { send } = await open(currency)
    expect(await send(message, { bike: bike * 3, plan: plan * 3, currency, quantity: 1 })).toBe('ok')
  })

  it('may be such a multiple when that price was looked up too', async () => {
    const { send, lookUp } = await open(currency)
    await lookUp(bike * 3)
    expect(await send(message, { bike: bike * 3, plan, currency })).toBe('ok')
    expect(await send(message, { bike: bike * 9, plan, currency })).toContain(total)
  })

  it.each(currencies.filter((other) => other !== currency))('are refused when they are prices in %s', async (other) => {
    const { send, lookUp } = await open(currency)
    const text = `This is the price in another currency: ${other} instead of ${currency}.`
    const inOther = { bike: bikePrices[other], plan, currency }
    expect(await send(message, { bike, plan: planPrices[other], currency })).toBe(
      `400 invalid_request_parameters: ${list}[2].${field}: ${text}`,
    )
    expect(await send(message, inOther)).toBe('ok')
    await lookUp(bikePrices[other], other)
    expect(await send(message, inOther)).toBe(`400 invalid_request_parameters: ${list}[1].${field}: ${text}`)
    await lookUp(bikePrices[other])
    expect(await send(message, inOther)).toBe('ok')
  })
})

describe('prices that are known', () => {
  it('are those of the plans that were answered, with the fault priceDrift too', async () => {
    const { send, lookUp, sandbox } = await open('eur')
    const message = messages['a cart report']
    const drifted = { bike: bikePrices.eur, plan: (planPrices.eur + 50) * 3, currency: 'eur' }
    expect(await send(message, drifted)).toBe('ok')
    sandbox.setFaults([{ path: '/plans', priceDrift: 50 }])
    await lookUp(bikePrices.eur)
    expect(await send(message, drifted)).toContain(total)
  })

  it('are those of an offer', async () => {
    const { post } = callSandbox({ catalogue: [{ category: 'smartphones', currency: 'eur', plans: [planOf(1_000)] }] })
    const send = async (bike: number, plan: number) => {
      const [helmet, , planLine] = linesOf({ bike, plan, currency: 'eur' })
      const product = { ...helmet, id: 'bike', product_id: phone.id, price_amount: bike }
      const body = { cart_id: 'c', user_session_id: 's', cart_currency: 'eur', line_items: [product, planLine] }
      const { status, body: answer } = await post('/orders', body)
      return status === 200 ? 'ok' : answer.error.validation_errors[0]
    }
    expect(await send(phone.price.amount * 3, 1_000)).toBe('ok')
    await post('/offers', forPhone)
    expect(await send(phone.price.amount * 3, 1_000)).toBe(`line_items[0].price_amount: ${total}`)
    expect(await send(phone.price.amount, 3_000)).toBe(`line_items[1].price_amount: ${total}`)
  })

  it('are those of an offer with another price of its plan', async () => {
    const calls = callSandbox({ catalogue, faults: [{ path: '/offers', priceDrift: 7 }] })
    const bikeOffer = { type: 'protection_product', product: { ...phone, id: 'prd-bike', category: 999 } }
    expect((await calls.post('/offers', bikeOffer)).body.plans[0].price).toEqual(price(2_406))
    const report = messages['a cart report']
    const { status } = await calls.post('/orders', report.toBody({ bike: 1, plan: 2_406 * 3, currency: 'eur' }, 'id'))
    expect(status).toBe(400)
  })
})

describe('prices in a managed order', () => {
  async function place(change: { amount?: number; currency?: string }) {
    const { post } = callSandbox()
    const { id: offer_id, plans } = (await post('/offers', forPhone)).body
    const protected_product = { ...phone, price: { ...phone.price, ...change } }
    const line = { quantity: 2, offer_id, plan_id: plans[0].id, protected_product }
    const { status, body } = await post('/managed_orders', order(line))
    return status === 201 ? 'ok' : `${status} ${body.error.error_code}: ${body.error.validation_errors[0]}`
  }

  it('are those of one unit, in the currency of the offer', async () => {
    expect(await place({})).toBe('ok')
    expect(await place({ amount: phone.price.amount - 1 })).toBe('ok')
    expect(await place({ amount: phone.price.amount * 2 })).toBe(
      '400 invalid_request_parameters: line_items[0].protected_product.price.amount: ' +
        'Expected the price of one unit, but this is the price of 2.',
    )
    expect(await place({ currency: 'usd' })).toBe(
      '400 product_unsupported: line_items[0]: The offer is for another product.',
    )
  })
})
