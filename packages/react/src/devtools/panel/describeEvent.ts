import { explainRecord } from '@hakuna-kit/core/sync'
import type { LineChange, LineFacts, TimelineEvent } from '../recording/TimelineEntry.js'
import type { Failure } from '../recording/toFailure.js'

/** Titles by product id, for the screen. */
export type ProductNames = ReadonlyMap<string, string>

/** One event as a sentence for a developer. */
export function describeEvent(event: TimelineEvent, names: ProductNames): string {
  const name = (productId: string): string => names.get(productId) ?? productId
  switch (event.type) {
    case 'plans_answered':
      return (
        `${count(event.planIds.length, 'plan')} for ${name(event.productId)}${took(event)}` +
        `${event.reason ? `: ${event.reason}` : ''}.`
      )
    case 'plans_failed':
      return `The lookup for ${name(event.productId)} failed: ${failed(event.failure)}${took(event)}.`
    case 'plans_shown':
      return `Plans shown (${event.surface}): ${name(event.productId)}, ${event.planIds.join(', ')}.`
    case 'no_plans':
      return `No plans (${event.surface}): ${name(event.productId)}, ${event.reason}.`
    case 'plan_selected':
      return `The shopper chose ${event.planId} for ${name(event.productId)} (${event.surface}).`
    case 'plan_removed':
      return `The shopper removed ${event.planId} for ${name(event.productId)} (${event.surface}).`
    case 'plan_declined':
      return `The shopper declined protection for ${name(event.productId)} (${event.surface}).`
    case 'choice_kept':
      return `The choice was kept: ${event.planId} for ${name(event.productId)}.`
    case 'choice_ended':
      return (
        `The choice of ${event.planId} for ${name(event.productId)} ended: ` +
        'it was added to the cart, the opt-in left the page, or there is no equal plan any more.'
      )
    case 'cart_read':
      return `The cart was read: ${event.lines.map(describeLine).join('; ') || 'no lines'}.`
    case 'lines_changed':
      return `${event.changes.map(describeChange).join('; ')}.`
    case 'cart_refused':
      return `The shop's cart did not ${event.wanted} the plan for ${name(event.productId)}: ${event.code}.`
    case 'round_started':
      return `Sync ${event.loop}, round ${event.round}: the cart is reported.`
    case 'sync_record':
      return `Sync ${event.loop}: ${explainRecord(event.record)}`
    case 'sync_settled':
      if (!event.rounds) return `Sync ${event.loop}: nothing to report.`
      return (
        `Sync ${event.loop} settled after ${count(event.rounds, 'round')}, ` +
        `${count(event.changeCount, 'change')}${took(event)}.`
      )
    case 'sync_failed':
      return (
        `Sync ${event.loop} failed: ${failed(event.failure)}${took(event)}. The cart stays as it is. ` +
        event.failure.message
      )
    case 'connections_answered':
      return (
        `The insurer has ${count(event.connections.length, 'plan connection')}${took(event)}` +
        (event.asExpected
          ? ", as the cart's lines suggest."
          : ". The cart's lines suggest others; the insurer's are used.")
      )
    case 'connections_failed':
      return (
        `The plan connections could not be read: ${failed(event.failure)}${took(event)}. ` +
        "The rows use the cart's lines."
      )
    case 'order_event': {
      const units = event.items.map(({ productId, quantity }) => `${quantity} × ${name(productId)}`)
      const delivery =
        event.delivery && `${event.delivery}${event.attempts ? ` (${count(event.attempts, 'attempt')})` : ''}`
      return `${[event.name, event.orderId, ...units, delivery, event.failure].filter(Boolean).join(', ')}.`
    }
  }
}

/** Whether the panel marks the event as a failure. */
export function isFailure({ type, ...event }: TimelineEvent): boolean {
  if (type === 'sync_record') return 'record' in event && event.record.type === 'action_refused'
  if (type === 'order_event') return 'delivery' in event && event.delivery === 'dead'
  return type.endsWith('_failed') || type === 'cart_refused'
}

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`

const took = ({ durationMs }: { durationMs?: number }): string =>
  durationMs === undefined ? '' : ` in ${Math.round(durationMs)} ms`

const failed = ({ code, status }: Failure): string => (status === undefined ? code : `${code}, HTTP ${status}`)

const what = ({ title, protects }: LineFacts): string => (protects ? `plan "${title}" for ${protects}` : `"${title}"`)

const describeLine = (line: LineFacts): string => `${line.quantity} × ${what(line)}`

function describeChange(line: LineChange): string {
  if (!line.from) return `Added ${line.quantity} × ${what(line)}`
  if (!line.quantity) return `Removed ${what(line)}`
  return `${what(line)}: ${line.from} → ${line.quantity}`
}
