import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProtectionError, type Cart } from '@hakuna-kit/core'
import { testSeed } from '@hakuna-kit/test/seed'
import { createRecording, type RecordingState } from '../recording/createRecording.js'
import { toSupportReport } from './toSupportReport.js'
import type { TimelineEntry, TimelineEvent } from '../recording/TimelineEntry.js'

/** Used in every place where a shop may put personal data or a key. */
const secret = 'Jane Doe <jane@shop.example> sk_live_4242'
const lineItemId = `gid://shop/CartLine/1?cart=${secret}`
const planLineItemId = `gid://shop/CartLine/2?cart=${secret}`
const failure = { code: 'network_error', status: 502, message: secret }
const optIn = { surface: 'product', productId: 'phone' } as const
const line = { lineItemId, productId: 'phone', title: secret, quantity: 2 }
const planLine = { ...line, lineItemId: planLineItemId, productId: 'placeholder', protects: 'phone', planId: '1y' }
const change = { lineItemId: planLineItemId, productReference: 'phone', title: secret, from: 1, to: 2 }

/** One event of each type. The compiler requires that none is missing. */
const events: { [type in TimelineEvent['type']]: Extract<TimelineEvent, { type: type }> } = {
  plans_answered: { type: 'plans_answered', productId: 'phone', planIds: ['1y'], reason: 'no_match', durationMs: 12 },
  plans_failed: { type: 'plans_failed', productId: 'phone', failure, durationMs: 12 },
  plans_shown: { type: 'plans_shown', ...optIn, planIds: ['1y'] },
  no_plans: { type: 'no_plans', ...optIn, reason: 'no_match' },
  plan_selected: { type: 'plan_selected', ...optIn, planId: '1y' },
  plan_removed: { type: 'plan_removed', ...optIn, planId: '1y' },
  plan_declined: { type: 'plan_declined', ...optIn },
  choice_kept: { type: 'choice_kept', productId: 'phone', planId: '1y' },
  choice_ended: { type: 'choice_ended', productId: 'phone', planId: '1y' },
  cart_read: { type: 'cart_read', lines: [line, planLine] },
  lines_changed: { type: 'lines_changed', changes: [{ ...planLine, from: 1 }] },
  cart_refused: { type: 'cart_refused', productId: 'phone', wanted: 'add', code: 'locked' },
  round_started: { type: 'round_started', loop: 1, round: 1 },
  sync_record: {
    type: 'sync_record',
    loop: 1,
    productId: 'phone',
    record: { type: 'cart_changed', change: { ...change, reason: 'follows_product' } },
  },
  sync_settled: { type: 'sync_settled', loop: 1, rounds: 1, changeCount: 1, durationMs: 12 },
  sync_failed: { type: 'sync_failed', loop: 1, failure, durationMs: 12 },
  connections_answered: {
    type: 'connections_answered',
    connections: [{ productLineItemId: lineItemId, planLineItemId, quantity: 1 }],
    asExpected: true,
    durationMs: 12,
  },
  connections_failed: { type: 'connections_failed', failure },
  order_event: {
    type: 'order_event',
    name: 'order_placed',
    orderId: secret,
    delivery: 'delivered',
    attempts: 1,
    failure: secret,
    items: [{ productId: 'phone', quantity: 1 }],
  },
}

const records: TimelineEvent[] = [
  {
    type: 'sync_record',
    loop: 2,
    record: {
      type: 'action_refused',
      action: { type: 'update_line_item', lineItemId, quantity: 5 },
      reason: 'not_a_plan',
    },
  },
  {
    type: 'sync_record',
    loop: 2,
    record: {
      type: 'action_skipped',
      action: { type: 'unknown', name: 'add_gift', payload: { note: secret } },
      reason: 'unknown_type',
    },
  },
]

const cart: Cart = {
  id: secret,
  currency: 'eur',
  version: secret,
  lineItems: [
    {
      id: lineItemId,
      quantity: 2,
      productId: 'phone',
      title: secret,
      brand: secret,
      unitPrice: { amount: 112900, currency: 'eur' },
      customProperties: { engraving: secret },
    },
    {
      id: planLineItemId,
      quantity: 1,
      productId: 'placeholder',
      title: secret,
      unitPrice: { amount: 1200, currency: 'eur' },
      customProperties: { productReference: 'phone', planId: '1y', note: secret },
    },
  ],
}

const state: RecordingState = {
  ...createRecording().get(),
  dropped: 3,
  questions: [
    {
      key: secret,
      product: {
        id: 'phone',
        title: secret,
        brand: 'Apple',
        category: 'smartphones',
        price: { amount: 112900, currency: 'eur' },
      },
      outcome: { type: 'none', reason: 'unusable_plan', failure, faults: [{ planId: '1y', missing: ['link'] }] },
    },
  ],
  cart,
  sync: { status: 'failed', error: new ProtectionError(secret) },
}
const entries: TimelineEntry[] = [...Object.values(events), ...records].map((event, id) => ({ id, at: 1e12, event }))

type Report = { timeline: { at: string; event: { type: string } }[]; cart: { lines: object[] } } & Record<
  string,
  unknown
>

const write = (options: { state?: RecordingState; entries?: TimelineEntry[] } = {}): string =>
  toSupportReport({ state, entries, locale: 'de-DE', now: 1e12, ...options })
const read = (text: string): Report => JSON.parse(text) as Report

describe('toSupportReport', () => {
  it('contains nothing of titles, messages, custom properties, or ids of lines, carts and orders', () => {
    const report = write()
    for (const part of secret.split(' ')) expect(report).not.toContain(part.replaceAll(/[<>]/g, ''))
    expect(report).not.toContain('gid://')
  })

  it('contains every type of event', () => {
    const types = read(write()).timeline.map(({ event }) => event.type)
    expect(new Set(types)).toEqual(new Set(Object.keys(events)))
    expect(types).toHaveLength(entries.length)
  })

  it('does not change with fields that are not listed, in any object', () => {
    const clean = write()
    const names = fc.string({ minLength: 1 }).map((name) => `extra ${name}`)
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue(), { minKeys: 1, maxKeys: 3 }), (extra) => {
        const dirty = write({ state: pollute(state, extra), entries: pollute(entries, extra) })
        expect(dirty).toBe(clean)
      }),
      { seed: testSeed(7), numRuns: 50 },
    )
  })

  it('replaces a sentence in the place of a code', () => {
    const event = { ...events.sync_failed, failure: { code: secret, status: 502, message: secret } }
    const { timeline } = read(write({ entries: [{ id: 1, at: 1e12, event }] }))
    expect(timeline).toEqual([
      {
        at: '2001-09-09T01:46:40.000Z',
        event: { type: 'sync_failed', loop: 1, failure: { code: 'other', status: 502 }, durationMs: 12 },
      },
    ])
  })

  it('numbers lines and orders, with one number for one id', () => {
    const { cart: reported, timeline } = read(write())
    expect(reported.lines).toEqual([
      { lineItemId: 'line-1', productId: 'phone', quantity: 2, unitPrice: { amount: 112900, currency: 'eur' } },
      {
        lineItemId: 'line-2',
        productId: 'placeholder',
        quantity: 1,
        protects: 'phone',
        planId: '1y',
        unitPrice: { amount: 1200, currency: 'eur' },
      },
    ])
    const eventOf = (type: string) => timeline.find(({ event }) => event.type === type)?.event
    expect(eventOf('connections_answered')).toMatchObject({
      connections: [{ productLineItemId: 'line-1', planLineItemId: 'line-2', quantity: 1 }],
    })
    expect(eventOf('order_event')).toMatchObject({ orderId: 'order-1', failure: 'other' })
  })

  it('contains what support needs', () => {
    const report = read(write())
    expect(report).toMatchObject({
      format: 'hakuna-kit-support-report',
      formatVersion: 1,
      locale: 'de-DE',
      createdAt: '2001-09-09T01:46:40.000Z',
      droppedEntries: 3,
      sync: { status: 'failed', error: { code: 'protection_error' } },
      questions: [
        {
          product: { id: 'phone', category: 'smartphones', brand: 'Apple', price: { amount: 112900, currency: 'eur' } },
          outcome: { type: 'none', reason: 'unusable_plan', faults: [{ planId: '1y', missing: ['link'] }] },
        },
      ],
    })
    expect(report.timeline.at(-2)?.event).toEqual({
      type: 'sync_record',
      loop: 2,
      record: {
        type: 'action_refused',
        action: { type: 'update_line_item', lineItemId: 'line-1', quantity: 5 },
        reason: 'not_a_plan',
      },
    })
    expect(report.timeline.at(-1)?.event).toMatchObject({ record: { action: { type: 'unknown', name: 'add_gift' } } })
  })

  it('has no cart if there is none, and works without entries', () => {
    expect(read(write({ state: createRecording().get(), entries: [] }))).toMatchObject({
      cart: null,
      sync: { status: 'idle' },
      timeline: [],
    })
  })
})

/** Adds the fields of `extra` to every object. */
function pollute<T>(value: T, extra: object): T {
  if (Array.isArray(value)) return value.map((item: unknown) => pollute(item, extra)) as T
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Error) return Object.assign(new ProtectionError(value.message), extra) as T
  const own = Object.entries(value).map(([name, field]: [string, unknown]) => [name, pollute(field, extra)])
  return { ...extra, ...(Object.fromEntries(own) as T) }
}
