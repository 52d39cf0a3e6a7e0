import { describe, expect, it } from 'vitest'
import type { Cart, LineItem } from '@hakuna-kit/core'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import type { CartRow, PendingChange, RowNotice } from './CartRow.js'
import { toCartRows } from './toCartRows.js'

const [phoneLine, tabletLine, planLine] = [lineOf(phone, 2), lineOf(tablet), planLineOf(phone, 2)]
const cartOf = (...lineItems: LineItem[]): Cart => ({ id: 'cart', currency: 'eur', lineItems })
const connections = [{ productLineItemId: phoneLine.id, planLineItemId: planLine.id, quantity: 2 }]
const empty = { pending: new Map<string, PendingChange>(), notices: new Map<string, RowNotice>() }
const none: ReadonlyMap<string, CartRow> = new Map()
const cart = cartOf(phoneLine, planLine, tabletLine)

describe('toCartRows', () => {
  it('makes a row for each product line item, with its plan line items', () => {
    const rows = toCartRows({ cart, connections, ...empty, before: none })
    expect([...rows.values()]).toEqual([
      { lineItem: phoneLine, planLines: [{ planLineItem: planLine, quantity: 2 }] },
      { lineItem: tabletLine, planLines: [] },
    ])
  })

  it('ignores connections to lines that are not there or are no plan', () => {
    const odd = [
      { productLineItemId: phoneLine.id, planLineItemId: 'gone', quantity: 1 },
      { productLineItemId: phoneLine.id, planLineItemId: tabletLine.id, quantity: 1 },
    ]
    const rows = toCartRows({ cart, connections: odd, ...empty, before: none })
    expect(rows.get(phoneLine.id)?.planLines).toEqual([])
  })

  it('adds the change and the notice of a row', () => {
    const notice: RowNotice = { type: 'removed', title: 'Plan' }
    const pending: PendingChange = { type: 'removing', planLineItemId: planLine.id }
    const rows = toCartRows({
      cart,
      connections,
      pending: new Map([[phoneLine.id, pending]]),
      notices: new Map([[tabletLine.id, notice]]),
      before: none,
    })
    expect([...rows.values()]).toMatchObject([{ pending }, { notice }])
  })

  it('keeps the rows that are equal, and the map where all are', () => {
    const before = toCartRows({ cart, connections, ...empty, before: none })
    const copy = JSON.parse(JSON.stringify(cart)) as Cart
    expect(toCartRows({ cart: copy, connections: [...connections], ...empty, before })).toBe(before)
    const changed = toCartRows({ cart: cartOf(lineOf(phone, 3), planLine, tabletLine), connections, ...empty, before })
    expect(changed.get(tabletLine.id)).toBe(before.get(tabletLine.id))
    expect(changed.get(phoneLine.id)).not.toBe(before.get(phoneLine.id))
    expect(toCartRows({ cart: cartOf(tabletLine), connections, ...empty, before })).not.toBe(before)
  })

  it.each([null, undefined])('has no row for the cart %s', (nothing) => {
    expect(toCartRows({ cart: nothing, connections: [], ...empty, before: none }).size).toBe(0)
  })
})
