import type { Cart } from '@hakuna-kit/core'
import type { CartSyncRecord } from '@hakuna-kit/core/sync'
import { version } from '../../version.js'
import * as allow from './ReportRule.js'
import type { ReportRule } from './ReportRule.js'
import type { RecordingState } from '../recording/createRecording.js'
import type { QuestionOutcome } from '../recording/PlanQuestion.js'
import type { TimelineEntry, TimelineEvent } from '../recording/TimelineEntry.js'

export type SupportReportOptions = {
  state: RecordingState
  /** Entries in order of time, including order events. */
  entries: readonly TimelineEntry[]
  locale: string
  /** Milliseconds since 1970. */
  now: number
}

const { catalogueId, catalogueWord, code, fields, flag, listOf, money, number } = allow

/**
 * One JSON text for support. It contains product and plan ids, category, brand, prices, quantities, codes and times,
 * and nothing else: no title or other free text, no key, no cookie, no URL, nothing about the shopper. Ids of cart
 * lines and orders are replaced by numbers.
 */
export function toSupportReport({ state, entries, locale, now }: SupportReportOptions): string {
  const { questions, cart, sync, dropped } = state
  const rules = createRules()
  const report = {
    format: 'hakuna-kit-support-report',
    formatVersion: 1,
    libraryVersion: version,
    createdAt: allow.time(now),
    locale: allow.languageTag(locale),
    questions: rules.questions(questions),
    cart: cart ? rules.cart(withProtection(cart)) : null,
    sync: rules.sync(sync),
    droppedEntries: number(dropped),
    timeline: rules.timeline(entries),
  }
  return JSON.stringify(report, null, 2)
}

/** Turns the two custom properties of plan lines that may pass into fields. No other custom property passes. */
function withProtection(cart: Cart): { lines: object[] } {
  return {
    lines: cart.lineItems.map(({ id, customProperties, ...line }) => ({
      ...line,
      lineItemId: id,
      protects: customProperties?.['productReference'],
      planId: customProperties?.['planId'],
    })),
  }
}

type Rules = Record<'questions' | 'cart' | 'sync' | 'timeline', ReportRule>

/** The allow-list. The compiler requires an entry for each type of event. A field that no entry names never passes. */
function createRules(): Rules {
  const lineItemId = allow.alias('line')
  const orderId = allow.alias('order')
  const productId = catalogueId
  const planIds = listOf(catalogueId)
  const durationMs = number
  const failure = fields({ code, status: number })
  const surface = code

  const line = { lineItemId, productId, quantity: number, protects: catalogueId, planId: catalogueId }
  const change = { lineItemId, productReference: catalogueId, from: number, to: number, reason: code }
  const action = allow.byType({
    update_line_item: { lineItemId, quantity: number },
    unknown: { name: code },
  })
  const record = {
    cart_changed: { change: fields(change) },
    action_skipped: { action, reason: code },
    action_refused: { action, reason: code },
  } satisfies Record<CartSyncRecord['type'], object>

  const outcome = {
    waiting: {},
    paused: {},
    available: { planIds },
    none: { reason: code, failure, faults: listOf(fields({ planId: catalogueId, missing: listOf(code) })) },
  } satisfies Record<QuestionOutcome['type'], object>

  const chosen = { surface, productId, planId: catalogueId }
  const event = {
    plans_answered: { productId, planIds, reason: code, durationMs },
    plans_failed: { productId, failure, durationMs },
    plans_shown: { surface, productId, planIds },
    no_plans: { surface, productId, reason: code },
    plan_selected: chosen,
    plan_removed: chosen,
    plan_declined: { surface, productId },
    choice_kept: { productId, planId: catalogueId },
    choice_ended: { productId, planId: catalogueId },
    cart_read: { lines: listOf(fields(line)) },
    lines_changed: { changes: listOf(fields({ ...line, from: number })) },
    cart_refused: { productId, wanted: code, code },
    round_started: { loop: number, round: number },
    sync_record: { loop: number, record: allow.byType(record), productId },
    sync_settled: { loop: number, rounds: number, changeCount: number, durationMs },
    sync_failed: { loop: number, failure, durationMs },
    connections_answered: {
      connections: listOf(fields({ productLineItemId: lineItemId, planLineItemId: lineItemId, quantity: number })),
      asExpected: flag,
      durationMs,
    },
    connections_failed: { failure, durationMs },
    order_event: {
      name: code,
      orderId,
      delivery: code,
      attempts: number,
      failure: code,
      items: listOf(fields({ productId, quantity: number })),
    },
  } satisfies Record<TimelineEvent['type'], Record<string, ReportRule>>

  const product = fields({ id: productId, category: catalogueWord, brand: catalogueWord, price: money })
  return {
    questions: listOf(fields({ product, outcome: allow.byType(outcome) })),
    cart: fields({ currency: catalogueWord, lines: listOf(fields({ ...line, unitPrice: money })) }),
    sync: fields({ status: code, round: number, rounds: number, error: failure }),
    timeline: listOf(fields({ at: allow.time, event: allow.byType(event) })),
  }
}
