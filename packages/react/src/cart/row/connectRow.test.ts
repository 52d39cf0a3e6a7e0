import { describe, expect, it, vi } from 'vitest'
import { lineOf, phone, planLineOf } from '@hakuna-kit/test/products'
import { createAnnouncer } from '../../createAnnouncer.js'
import * as optIn from '../../opt-in/followOptIn.js'
import { presentPlan } from '../../plans/presentPlan.js'
import type { ProtectionEvent } from '../../ProtectionEvent.js'
import type { CartRow } from '../CartRow.js'
import { connectRow, type RowChange } from './connectRow.js'
import { guarantee as plan } from '../../test/guarantee.js'

const presented = presentPlan(plan, 'en-GB')!
const lineItem = lineOf(phone, 3)
const planLineItem = planLineOf(phone, 2)
const covered: CartRow = { lineItem, planLines: [{ planLineItem, quantity: 2 }] }

/** A row, the changes that it asked for, and the types of its events. */
function open(row: CartRow | null | undefined) {
  const changes: RowChange[] = []
  const events: ProtectionEvent['type'][] = []
  const announcer = createAnnouncer({ locale: 'en-GB' })
  announcer.events.subscribe(() => events.push(announcer.events.get()!.type))
  const connected = connectRow({
    lineItem,
    row,
    lookup: { productId: phone.id, plans: [plan] },
    isLookupPending: false,
    language: { locale: 'en-GB' },
    surface: 'cart',
    announcer,
    optIn,
    change: async (_, change) => void changes.push(change),
  })
  return { ...connected, changes, events }
}

describe('the answer of a row', () => {
  it('adds the plan for the uncovered units', async () => {
    const { answer, changes, events } = open(covered)
    answer(presented)
    expect(events).toEqual(['plan_selected'])
    const addLineItems = vi.fn(async () => {})
    await changes[0]!.write({ readCart: async () => null, addLineItems, updateLineItem: async () => {} })
    expect(addLineItems).toHaveBeenCalledWith([
      expect.objectContaining({ productId: plan.merchantProductId, quantity: 1 }),
    ])
  })

  it.each([
    ['a row that is not in the cart', undefined],
    ['a cart that is not read yet', null],
    [
      'a row whose plan is being added',
      { ...covered, pending: { type: 'adding', plan, planLineItemId: undefined } as const },
    ],
  ])('changes nothing in %s', (_, row) => {
    const { answer, changes, events } = open(row)
    answer(presented)
    expect([changes, events]).toEqual([[], []])
  })

  it('may follow the removal of another plan, which is still shown as removed', () => {
    const { answer, changes } = open({ ...covered, pending: { type: 'removing', planLineItemId: planLineItem.id } })
    answer(presented)
    expect(changes[0]?.shown).toEqual({ type: 'adding', plan, planLineItemId: planLineItem.id })
  })
})

describe('removing a plan', () => {
  it.each([
    ['removes the line', planLineItem.quantity, 0],
    ['keeps the units of other rows', 5, 3],
    ['never writes less than nothing', 1, 0],
  ])('%s', async (_, quantity, left) => {
    const { state, changes } = open(covered)
    const [shown] = state.plansInCart
    state.unprotect({ ...shown!, planLineItem: { ...planLineItem, quantity } })
    const updateLineItem = vi.fn(async () => {})
    await changes[0]!.write({ readCart: async () => null, addLineItems: async () => {}, updateLineItem })
    expect(updateLineItem).toHaveBeenCalledWith(planLineItem.id, left)
  })

  it('changes nothing while another change is written, or for a plan that is being added', () => {
    const busy = open({ ...covered, pending: { type: 'removing', planLineItemId: planLineItem.id } })
    const [shown] = open(covered).state.plansInCart
    busy.state.unprotect(shown!)
    const calm = open(covered)
    calm.state.unprotect({ ...shown!, planLineItem: undefined })
    open(undefined).state.unprotect(shown!)
    expect([busy.changes, calm.changes, busy.events, calm.events]).toEqual([[], [], [], []])
  })
})
