import type { Cart, CartAction, LineItem, ReportedPlanConnection } from '@hakuna-kit/core'
import { z } from 'zod'
import { reportUnknownFields, type ReportDrift } from '../transport/createDriftReporter.js'

/**
 * The cart report holds every line: plans, products with a plan, and all others.
 *
 * `price_amount` is the unit price (our reading: every sample has quantity 1). A plan line is sent with the brand
 * `hakuna` in lower case and without `planId`, which the insurer does not use. A line without a brand is sent with an
 * empty one, as the order feed allows.
 */
export function encodeCartReport(cart: Cart, userSessionId: string): object {
  return {
    cart_id: cart.id,
    user_session_id: userSessionId,
    cart_currency: cart.currency,
    line_items: cart.lineItems.map(encodeLineItem),
  }
}

function encodeLineItem(line: LineItem): object {
  const reference = line.customProperties?.productReference
  return {
    id: line.id,
    quantity: line.quantity,
    price_amount: line.unitPrice.amount,
    product_id: line.productId,
    product_title: line.title,
    product_brand: reference ? 'hakuna' : (line.brand ?? ''),
    ...(reference ? { custom_properties: { product_reference: reference } } : {}),
  }
}

const wireAction = z.object({ type: z.string(), payload: z.unknown().optional() })
const wireUpdate = z.object({ line_item_id: z.string().min(1), line_item_quantity: z.int().nonnegative() })
const wireReportAnswer = z.object({ actions: z.array(z.unknown()).max(5_000).nullish() })
const reportFields: ReadonlySet<string> = new Set(['cart_id', 'user_session_id', 'actions'])

/**
 * `undefined` when the answer as a whole is unusable. Any other action than `update_line_item` is passed on as data.
 */
export function decodeCartActions(answer: unknown, report: ReportDrift): CartAction[] | undefined {
  const parsed = wireReportAnswer.safeParse(answer)
  if (!parsed.success) return undefined
  const drift = (kind: 'unknown_action_type' | 'missing_field' | 'broken_item', path: string) =>
    report({ kind, endpoint: 'cartReport', path })
  reportUnknownFields(answer as object, reportFields, { endpoint: 'cartReport', path: '' }, report)
  if (!parsed.data.actions) drift('missing_field', 'actions')

  return (parsed.data.actions ?? []).map((item): CartAction => {
    const action = wireAction.safeParse(item)
    if (!action.success) {
      drift('broken_item', 'actions[]')
      return { type: 'unknown', name: 'unnamed', payload: null }
    }
    const name = /^[\w.-]{1,64}$/.test(action.data.type) ? action.data.type : 'unnamed'
    const unknown: CartAction = { type: 'unknown', name, payload: boundPayload(action.data.payload) }
    if (name !== 'update_line_item') {
      drift('unknown_action_type', `actions[].${name}`)
      return unknown
    }
    const update = wireUpdate.safeParse(action.data.payload)
    if (!update.success) {
      drift('broken_item', 'actions[].payload')
      return unknown
    }
    return { type: 'update_line_item', lineItemId: update.data.line_item_id, quantity: update.data.line_item_quantity }
  })
}

/** The payload is undocumented, so only its size is limited. */
function boundPayload(payload: unknown): unknown {
  return (JSON.stringify(payload) ?? '').length > 4_000 ? null : (payload ?? null)
}

const wireConnection = z.object({
  product_line_item_id: z.string().min(1),
  plan_line_item_id: z.string().min(1),
  /** Our extension: the pairs in the documents have no quantity. */
  quantity: z.int().positive().optional(),
})
const connectionFields: ReadonlySet<string> = new Set(Object.keys(wireConnection.shape))
const wireConnectionsAnswer = z.object({ plan_connections: z.array(z.unknown()).max(5_000) })
const connectionsFields: ReadonlySet<string> = new Set(['cart_id', 'plan_connections'])

/** `undefined` when the answer as a whole is unusable. A broken pair is left out, the others stay. */
export function decodeConnections(answer: unknown, report: ReportDrift): ReportedPlanConnection[] | undefined {
  const parsed = wireConnectionsAnswer.safeParse(answer)
  if (!parsed.success) return undefined
  reportUnknownFields(answer as object, connectionsFields, { endpoint: 'planConnections', path: '' }, report)
  return parsed.data.plan_connections.flatMap((item) => {
    const pair = wireConnection.safeParse(item)
    if (!pair.success) {
      report({ kind: 'broken_item', endpoint: 'planConnections', path: 'plan_connections[]' })
      return []
    }
    reportUnknownFields(
      item as object,
      connectionFields,
      { endpoint: 'planConnections', path: 'plan_connections[]' },
      report,
    )
    const { product_line_item_id: productLineItemId, plan_line_item_id: planLineItemId, quantity } = pair.data
    return [{ productLineItemId, planLineItemId, ...(quantity === undefined ? {} : { quantity }) }]
  })
}
