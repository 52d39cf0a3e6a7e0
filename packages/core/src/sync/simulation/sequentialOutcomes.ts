import type { LineItem } from '../../cart.js'
import { cartOf } from '@hakuna-kit/test/carts'
import { askFairInsurer, type InsurerMemory } from './createFairInsurer.js'
import { type Edit, isPlan, opsFor, referenceOf } from './shopperEdits.js'

/** One product's share of the shop and of what the insurer remembers. */
type World = { lines: LineItem[]; nextId: number; memory: InsurerMemory }

/** A product's quantities and plans in order of adding: what a shopper would notice. */
export const pictureOf = (lines: LineItem[], product: string): string =>
  JSON.stringify(
    lines
      .filter((line) => referenceOf(line) === product)
      .sort((a, b) => Number(isPlan(a)) - Number(isPlan(b)) || Number(a.id) - Number(b.id))
      .map((line) => [line.quantity, line.customProperties?.planId]),
  )

/**
 * Where the naive loop of the insurer's guide, without prediction, may bring one product and its plans when the edits come
 * one after the other and the cart is synced, in part or whole or not at all, between any two of them, and whole at the
 * end. Quick edits may be seen together, so there can be more than one outcome.
 */
export function sequentialOutcomes(
  lines: LineItem[],
  edits: Edit[],
  product: string,
  mergesEqualLines: boolean,
): Set<string> {
  const own = lines.filter((line) => referenceOf(line) === product)
  let worlds = [{ lines: own, nextId: 1_000, memory: {} }] as World[]
  for (const edit of edits)
    if (edit.product === product)
      worlds = distinct(worlds.flatMap(syncSteps).map((world) => applyEdit(world, edit, mergesEqualLines)))
  return new Set(worlds.map((world) => pictureOf(syncSteps(world).at(-1)!.lines, product)))
}

/** The world as it is, and after each write of the loop; the last one is in order. */
function syncSteps(world: World): World[] {
  const steps = [world]
  for (let last = world; ;) {
    const { actions, memory } = askFairInsurer(cartOf(...last.lines), last.memory)
    const forgetful = last.memory
    steps.push((last = { ...last, memory }))
    if (!actions.length) return steps
    for (const action of actions) {
      if (action.type !== 'update_line_item') continue
      last = { ...last, lines: withQuantity(last.lines, action.lineItemId, action.quantity) }
      // Prediction writes before the insurer hears of the cart.
      steps.push({ ...last, memory: forgetful }, last)
    }
  }
}

function applyEdit(world: World, edit: Edit, mergesEqualLines: boolean): World {
  let { lines, nextId } = world
  for (const op of opsFor(edit, lines)) {
    if ('set' in op) lines = withQuantity(lines, ...op.set)
    else
      for (const item of op.add) {
        const kind = (it: typeof item): string => `${isPlan({ ...it, id: '' })} ${it.customProperties?.planId}`
        const equal = mergesEqualLines && lines.find((line) => kind(line) === kind(item))
        lines = equal
          ? withQuantity(lines, equal.id, equal.quantity + item.quantity)
          : [...lines, { ...item, id: `${nextId++}` }]
      }
  }
  return { ...world, lines, nextId }
}

const withQuantity = (lines: LineItem[], id: string, quantity: number): LineItem[] =>
  lines.flatMap((line) => (line.id !== id ? line : quantity ? { ...line, quantity } : []))

const distinct = (worlds: World[]): World[] => [
  ...new Map(
    worlds.map((world) => [
      JSON.stringify([world.lines.map(({ id, quantity }) => [id, quantity]), world.memory]),
      world,
    ]),
  ).values(),
]
