import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSandbox } from './createSandbox.js'

type Example = {
  request: { method: string; path: string; headers: Record<string, string>; body: unknown }
  response: { status: number; body: unknown }
}

const folder = new URL('../examples/', import.meta.url)
const names = readdirSync(folder).map((file) => file.replace('.json', ''))
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Example

/** Ids that the insurer makes up are written `evt-<uuid>` in the examples. */
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
}

describe('the published examples', () => {
  it.each(Object.entries(stories))('%s', async (_story, steps) => {
    const sandbox = createSandbox()
    for (const step of steps) {
      const { request, response } = read(step)
      const answer = await sandbox.fetch(`https://api.hellohakuna.com${request.path}`, {
        method: request.method,
        headers: request.headers,
        ...(request.body !== null && { body: JSON.stringify(request.body) }),
      })
      expect({ step, status: answer.status, body: shapeOf(await answer.json()) }).toEqual({
        step,
        status: response.status,
        body: response.body,
      })
    }
  })

  it('are all told in a story', () => {
    const told = new Set(Object.values(stories).flat())
    expect(names.filter((name) => !name.startsWith('feed-page.') && !told.has(name))).toEqual([])
  })
})
