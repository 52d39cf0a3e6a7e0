import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toComparable } from './http/toComparable.js'
import { type Sandbox, createSandbox } from './createSandbox.js'
import { publishedEvents } from './events/publishedEvents.js'

type Example = {
  request: { method: string; path: string; headers: Record<string, string>; body: unknown }
  response: { status: number; body: unknown }
}

const folder = new URL('../examples/', import.meta.url)
const names = readdirSync(folder).map((file) => file.replace('.json', ''))
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Example

/** In the examples, ids made by the insurer are written `evt-<uuid>`. */
const madeUpId = /^(evt|req)-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const shapeOf = (body: unknown) =>
  JSON.parse(JSON.stringify(body), (_key, value) =>
    typeof value === 'string' ? value.replace(madeUpId, '$1-<uuid>') : value,
  )

const stories = {
  'the guide: selling': [
    'guide.plan-lookup',
    'guide.cart-report',
    'guide.plan-connections',
    'guide.cart-report-raised',
    'guide.checkout-notification',
  ],
  'the guide: an order is returned': [
    'guide.order-placed',
    'guide.order-fulfillment-added',
    'guide.order-refund-added',
  ],
  'the guide: an order is cancelled': ['guide.order-placed', 'guide.order-cancelled'],
  'the events page: an order is returned': [
    'events-page.order-placed',
    'events-page.order-fulfillment-added',
    'events-page.order-refund-added',
  ],
  'the events page: lines are cancelled': ['events-page.order-placed', 'events-page.order-line-items-cancelled'],
  'the events page: an order is cancelled': ['events-page.order-placed', 'events-page.order-cancelled'],
  'the order feed: an order is cancelled': ['feed-page.placed', 'feed-page.cancelled'],
  'the order feed: an order is returned': ['feed-page.placed', 'feed-page.fulfilled', 'feed-page.refunded'],
}

async function replay(sandbox: Sandbox, name: string) {
  const { request, response } = read(name)
  const answer = await sandbox.fetch(`https://api.hellohakuna.com${request.path}`, {
    method: request.method,
    headers: request.headers,
    ...(request.body !== null && { body: JSON.stringify(request.body) }),
  })
  return { expected: response, answer: { status: answer.status, body: shapeOf(await answer.json()) } }
}

describe('the published examples', () => {
  it.each(Object.entries(stories))('%s', async (_story, steps) => {
    const sandbox = createSandbox()
    for (const step of steps) {
      const { answer, expected } = await replay(sandbox, step)
      expect({ step, ...answer }).toEqual({ step, ...expected })
    }
    const { events, feedRequests, contracts } = sandbox.inspect()
    expect(events.filter(({ applied }) => !applied)).toEqual([])
    expect(feedRequests.flatMap(({ orders }) => orders.filter(({ status }) => status !== 'successful'))).toEqual([])
    const isReturn = steps.some((step) => /refund/.test(step))
    expect(contracts.map(({ status, history }) => [status, history.map(({ quantity }) => quantity)])).toEqual(
      isReturn ? [['ended', [1, 0]]] : [],
    )
  })

  it('are all part of a story', () => {
    const used = new Set(Object.values(stories).flat())
    expect(names.filter((name) => !used.has(name))).toEqual([])
  })

  it('are answered as printed, each alone and all in one sandbox', async () => {
    const printed = names.filter((name) => !name.includes('plan-') && name !== 'guide.cart-report-raised')
    const shared = createSandbox()
    for (const name of printed) {
      for (const sandbox of [shared, createSandbox()]) {
        const { answer, expected } = await replay(sandbox, name)
        expect({ name, ...answer }).toEqual({ name, ...expected })
      }
    }
  })

  it('with order events are the same as publishedEvents', () => {
    const events = names.map((name) => read(name).request.body).filter((body) => toComparable(body).includes('"type":'))
    expect(new Set(publishedEvents.map(toComparable))).toEqual(new Set(events.map(toComparable)))
  })

  it('change nothing when they break a rule; other messages are refused then', async () => {
    const sandbox = createSandbox()
    const { answer } = await replay(sandbox, 'guide.order-fulfillment-added')
    expect(answer.status).toBe(200)
    expect(sandbox.inspect()).toMatchObject({ orders: [], contracts: [], events: [{ applied: false }] })
    const { request } = read('guide.order-fulfillment-added')
    const refused = await sandbox.fetch(request.path, {
      method: 'POST',
      headers: request.headers,
      body: JSON.stringify(request.body).replace('12:51:14', '12:51:15'),
    })
    expect(refused.status).toBe(404)
  })
})
