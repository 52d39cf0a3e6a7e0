import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../recording/TimelineEntry.js'
import { describeEvent, isFailure } from './describeEvent.js'

const names = new Map([['p', 'Phone']])
const [productId, planId, surface] = ['p', 'plan-1', 'cart'] as const
const failure = { code: 'http_error', status: 503, message: 'The shop is closed.' }
const line = { lineItemId: 'l', productId, title: 'Phone' }
const planLine = { ...line, lineItemId: 'm', title: 'Care', protects: 'p', planId }
const action = { type: 'update_line_item', lineItemId: 'l', quantity: 2 } as const
const order = { type: 'order_event' as const, name: 'order_placed', orderId: 'o-1', items: [] }

describe('an event as a sentence', () => {
  it.each<[TimelineEvent, string]>([
    [{ type: 'plans_answered', productId, planIds: [planId], durationMs: 11.6 }, '1 plan for Phone in 12 ms.'],
    [{ type: 'plans_answered', productId: 'q', planIds: [], reason: 'no_match' }, '0 plans for q: no_match.'],
    [
      { type: 'plans_failed', productId, failure, durationMs: 3 },
      'The lookup for Phone failed: http_error, HTTP 503 in 3 ms.',
    ],
    [{ type: 'plans_shown', surface, productId, planIds: ['a', 'b'] }, 'Plans shown (cart): Phone, a, b.'],
    [{ type: 'no_plans', surface, productId, reason: 'no_match' }, 'No plans (cart): Phone, no_match.'],
    [{ type: 'plan_selected', surface, productId, planId }, 'The shopper chose plan-1 for Phone (cart).'],
    [{ type: 'plan_removed', surface, productId, planId }, 'The shopper removed plan-1 for Phone (cart).'],
    [{ type: 'plan_declined', surface, productId }, 'The shopper declined protection for Phone (cart).'],
    [{ type: 'choice_kept', productId, planId }, 'The choice was kept: plan-1 for Phone.'],
    [
      { type: 'choice_ended', productId, planId },
      'The choice of plan-1 for Phone ended: ' +
        'it was added to the cart, the opt-in left the page, or there is no equal plan any more.',
    ],
    [{ type: 'cart_read', lines: [] }, 'The cart was read: no lines.'],
    [
      {
        type: 'cart_read',
        lines: [
          { ...line, quantity: 2 },
          { ...planLine, quantity: 3 },
        ],
      },
      'The cart was read: 2 × "Phone"; 3 × plan "Care" for p.',
    ],
    [
      {
        type: 'lines_changed',
        changes: [
          { ...line, from: 0, quantity: 2 },
          { ...planLine, from: 2, quantity: 0 },
          { ...planLine, from: 1, quantity: 3 },
        ],
      },
      'Added 2 × "Phone"; Removed plan "Care" for p; plan "Care" for p: 1 → 3.',
    ],
    [
      { type: 'cart_refused', productId, wanted: 'add', code: 'locked' },
      "The shop's cart did not add the plan for Phone: locked.",
    ],
    [{ type: 'round_started', loop: 2, round: 3 }, 'Sync 2, round 3: the cart is reported.'],
    [{ type: 'sync_settled', loop: 2, rounds: 0, changeCount: 0, durationMs: 5 }, 'Sync 2: nothing to report.'],
    [
      { type: 'sync_settled', loop: 2, rounds: 1, changeCount: 2, durationMs: 5 },
      'Sync 2 settled after 1 round, 2 changes in 5 ms.',
    ],
    [
      { type: 'sync_failed', loop: 2, failure, durationMs: 5 },
      'Sync 2 failed: http_error, HTTP 503 in 5 ms. The cart stays as it is. The shop is closed.',
    ],
    [
      { type: 'connections_answered', connections: [], asExpected: true },
      "The insurer has 0 plan connections, as the cart's lines suggest.",
    ],
    [
      {
        type: 'connections_answered',
        connections: [{ productLineItemId: 'l', planLineItemId: 'm', quantity: 2 }],
        asExpected: false,
        durationMs: 4,
      },
      "The insurer has 1 plan connection in 4 ms. The cart's lines suggest others; the insurer's are used.",
    ],
    [
      { type: 'connections_failed', failure: { code: 'network_error', message: '' } },
      "The plan connections could not be read: network_error. The rows use the cart's lines.",
    ],
    [order, 'order_placed, o-1.'],
    [
      { ...order, items: [{ productId, quantity: 2 }], delivery: 'dead', attempts: 1, failure: 'timeout' },
      'order_placed, o-1, 2 × Phone, dead (1 attempt), timeout.',
    ],
    [{ ...order, delivery: 'waiting', attempts: 0 }, 'order_placed, o-1, waiting.'],
  ])('%j', (event, sentence) => {
    expect(describeEvent(event, names)).toBe(sentence)
  })
})

describe('an event is marked as a failure', () => {
  it.each<[boolean, TimelineEvent]>([
    [true, { type: 'plans_failed', productId, failure }],
    [true, { type: 'sync_failed', loop: 1, failure, durationMs: 1 }],
    [true, { type: 'connections_failed', failure }],
    [true, { type: 'cart_refused', productId, wanted: 'remove', code: 'locked' }],
    [true, { type: 'sync_record', loop: 1, record: { type: 'action_refused', action, reason: 'not_a_plan' } }],
    [true, { ...order, delivery: 'dead' }],
    [false, { type: 'sync_record', loop: 1, record: { type: 'action_skipped', action, reason: 'unknown_type' } }],
    [false, { ...order, delivery: 'waiting', failure: 'timeout' }],
    [false, { type: 'no_plans', surface, productId, reason: 'no_match' }],
    [false, { type: 'round_started', loop: 1, round: 1 }],
  ])('%s for %j', (expected, event) => {
    expect(isFailure(event)).toBe(expected)
  })
})
