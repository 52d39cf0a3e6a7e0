import type { Allocation, UnitsMoved } from './readAllocation.js'

/** How many units of each product line can be refunded at one moment, while a change is being worked out. */
export type RefundWindow = {
  days: number
  /** Units that can be sent back. */
  units(productLineItemId: string): number
  /** Units whose plan can be revoked. */
  plans(productLineItemId: string): number
}

/** `at`: the moment, ISO 8601. */
export function createRefundWindow(allocation: Allocation, at: string, days: number): RefundWindow {
  const sumOpen = (productLineItemId: string, count: (parcel: Parcel) => number) =>
    readParcels(allocation.historyOf(productLineItemId), days)
      .filter((parcel) => isOpen(parcel, at, days))
      .reduce((sum, parcel) => sum + count(parcel), 0)
  return {
    days,
    units: (productLineItemId) => sumOpen(productLineItemId, ({ kept }) => kept),
    plans: (productLineItemId) => sumOpen(productLineItemId, ({ kept, revoked }) => kept - revoked),
  }
}

/** Units shipped at one time that are still with the customer; the plans of some were revoked. */
type Parcel = { at: string; kept: number; revoked: number }

/**
 * Units are alike, so what was refunded is counted against the oldest parcel that was in its window then: this leaves
 * the most units for later refunds. Units whose plan was revoked come back first.
 */
function readParcels(history: UnitsMoved[], days: number): Parcel[] {
  const byTime = history.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  const parcels = byTime
    .filter(({ kind }) => kind === 'shipped')
    .map(({ at, quantity }): Parcel => ({ at, kept: quantity, revoked: 0 }))
  for (const { kind, at, quantity } of byTime) {
    if (kind === 'shipped') continue
    let rest = quantity
    const open = parcels.filter((parcel) => isOpen(parcel, at, days))
    const takeFromEach = (part: (parcel: Parcel) => number, by: { kept: number; revoked: number }) => {
      for (const parcel of open) {
        const taken = Math.min(part(parcel), rest)
        parcel.kept += by.kept * taken
        parcel.revoked += by.revoked * taken
        rest -= taken
      }
    }
    if (kind === 'revoked') takeFromEach(({ kept, revoked }) => kept - revoked, { kept: 0, revoked: 1 })
    else {
      takeFromEach(({ revoked }) => revoked, { kept: -1, revoked: -1 })
      takeFromEach(({ kept }) => kept, { kept: -1, revoked: 0 })
    }
  }
  return parcels
}

/** The window includes its last millisecond. */
function isOpen(parcel: Parcel, at: string, days: number): boolean {
  const elapsed = Date.parse(at) - Date.parse(parcel.at)
  return elapsed >= 0 && elapsed <= days * millisecondsPerDay
}

const millisecondsPerDay = 86_400_000
