import type { LineItem } from '../../cart.js'
import { cartOf } from '@hakuna-kit/test/carts'
import { askFairInsurer, type InsurerMemory } from './createFairInsurer.js'
import { isPlan, operationsOf, referenceOf, type ShopperEdit } from './shopperEdits.js'

/** The lines of one product in the shop, and what the insurer remembers of them. */
type ProductState = { lines: LineItem[]; nextId: number; memory: InsurerMemory }

/** Quantities and plans of a product in the order in which they were added: all that a shopper can see. */
export const summaryOf = (lines: LineItem[], product: string): string =>
  JSON.stringify(
    lines
      .filter((line) => referenceOf(line) === product)
      .sort((a, b) => Number(isPlan(a)) - Number(isPlan(b)) || Number(a.id) - Number(b.id))
      .map((line) => [line.quantity, line.customProperties?.planId]),
  )

/**
 * All results that the plain loop of the insurer's guide, without prediction, can have for one product and its plans.
 * The edits come one after the other. Between two edits the loop runs in full, in part or not at all; at the end it
 * runs in full. Edits that follow quickly can reach the insurer together, so there can be several results.
 */
export function sequentialOutcomes(
  lines: LineItem[],
  edits: ShopperEdit[],
  product: string,
  mergesEqualLines: boolean,
): Set<string> {
  const own = lines.filter((line) => referenceOf(line) === product)
  let states = [{ lines: own, nextId: 1_000, memory: {} }] as ProductState[]
  for (const edit of edits)
    if (edit.product === product)
      states = distinct(states.flatMap(syncSteps).map((state) => applyEdit(state, edit, mergesEqualLines)))
  return new Set(states.map((state) => summaryOf(syncSteps(state).at(-1)!.lines, product)))
}

/** The state before the loop, and after each of its writes; in the last one product and plan are in step. */
function syncSteps(state: ProductState): ProductState[] {
  const steps = [state]
  for (let last = state; ;) {
    const { actions, memory } = askFairInsurer(cartOf(...last.lines), last.memory)
    const oldMemory = last.memory
    steps.push((last = { ...last, memory }))
    if (!actions.length) return steps
    for (const action of actions) {
      if (action.type !== 'update_line_item') continue
      last = { ...last, lines: withQuantity(last.lines, action.lineItemId, action.quantity) }
      // Prediction writes before the insurer gets the report.
      steps.push({ ...last, memory: oldMemory }, last)
    }
  }
}

function applyEdit(state: ProductState, edit: ShopperEdit, mergesEqualLines: boolean): ProductState {
  let { lines, nextId } = state
  for (const operation of operationsOf(edit, lines)) {
    if ('set' in operation) lines = withQuantity(lines, ...operation.set)
    else
      for (const item of operation.add) {
        const kind = (it: typeof item): string => `${isPlan({ ...it, id: '' })} ${it.customProperties?.planId}`
        const equal = mergesEqualLines && lines.find((line) => kind(line) === kind(item))
        lines = equal
          ? withQuantity(lines, equal.id, equal.quantity + item.quantity)
          : [...lines, { ...item, id: `${nextId++}` }]
      }
  }
  return { ...state, lines, nextId }
}

const withQuantity = (lines: LineItem[], id: string, quantity: number): LineItem[] =>
  lines.flatMap((line) => (line.id !== id ? line : quantity ? { ...line, quantity } : []))

const distinct = (states: ProductState[]): ProductState[] => [
  ...new Map(
    states.map((state) => [
      JSON.stringify([state.lines.map(({ id, quantity }) => [id, quantity]), state.memory]),
      state,
    ]),
  ).values(),
]
