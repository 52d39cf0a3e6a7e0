import { explainRecord } from '@hakuna-kit/core'
import type { LineChange, LineFacts, TimelineEvent } from './TimelineEntry.js'
import type { Failure } from './toFailure.js'

/** Titles by product id, for the screen. */
export type ProductNames = ReadonlyMap<string, string>

/** One event as a sentence for a developer. */
export function describeEvent(event: TimelineEvent, names: ProductNames): string {
  const name = (productId: string): string => names.get(productId) ?? productId
  switch (event.type) {
    case 'plans_answered':
      return `${count(event.planIds.length, 'plan')} for ${name(event.productId)}${took(event)}${event.reason ? `: ${event.reason}` : ''}.`
    case 'plans_failed':
      return `The lookup for ${name(event.productId)} failed: ${failed(event.failure)}${took(event)}.`
    case 'plans_shown':
      return `Offer shown (${event.surface}): ${name(event.productId)}, ${event.planIds.join(', ')}.`
    case 'no_plans':
      return `No offer (${event.surface}): ${name(event.productId)}, ${event.reason}.`
    case 'plan_selected':
      return `The shopper chose ${event.planId} for ${name(event.productId)} (${event.surface}).`
    case 'plan_removed':
      return `The shopper took ${event.planId} back for ${name(event.productId)} (${event.surface}).`
    case 'plan_declined':
      return `The shopper declined protection for ${name(event.productId)} (${event.surface}).`
    case 'choice_kept':
      return `The choice went along: ${event.planId} for ${name(event.productId)}.`
    case 'choice_ended':
      return `The choice of ${event.planId} for ${name(event.productId)} ended: put into the cart, opt-in left the page, or no equal plan any more.`
    case 'cart_read':
      return `The cart as found: ${event.lines.map(describeLine).join('; ') || 'no lines'}.`
    case 'lines_changed':
      return `${event.changes.map(describeChange).join('; ')}.`
    case 'cart_refused':
      return `The shop's cart did not ${event.wanted} the plan for ${name(event.productId)}: ${event.code}.`
    case 'round_started':
      return `Sync ${event.loop}, round ${event.round}: the cart is reported.`
    case 'sync_record':
      return `Sync ${event.loop}: ${explainRecord(event.record)}`
    case 'sync_settled':
      return event.rounds
        ? `Sync ${event.loop} settled after ${count(event.rounds, 'round')}, ${count(event.changeCount, 'change')}${took(event)}.`
        : `Sync ${event.loop}: nothing to report.`
    case 'sync_failed':
      return `Sync ${event.loop} failed: ${failed(event.failure)}${took(event)}. The cart stays as it is. ${event.failure.message}`
    case 'connections_answered':
      return (
        `The insurer sees ${count(event.connections.length, 'pair')} of product and plan${took(event)}` +
        `${event.asExpected ? ', as the lines of the cart suggest' : '; the lines of the cart suggest others, the insurer rules'}.`
      )
    case 'connections_failed':
      return `The insurer's pairs could not be had: ${failed(event.failure)}${took(event)}. The rows go by the lines of the cart.`
    case 'order_event': {
      const units = event.items.map(({ productId, quantity }) => `${quantity} × ${name(productId)}`)
      const told =
        event.delivery && `${event.delivery}${event.attempts ? ` (${count(event.attempts, 'try', 'tries')})` : ''}`
      return `${[event.name, event.orderId, ...units, told, event.failure].filter(Boolean).join(', ')}.`
    }
  }
}

/** Whether the event is a failure, for a mark that does not go by colour alone. */
export function isTrouble({ type, ...event }: TimelineEvent): boolean {
  if (type === 'sync_record') return 'record' in event && event.record.type === 'action_refused'
  if (type === 'order_event') return 'delivery' in event && event.delivery === 'dead'
  return type.endsWith('_failed') || type === 'cart_refused'
}

const count = (amount: number, one: string, many = `${one}s`): string => `${amount} ${amount === 1 ? one : many}`

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
