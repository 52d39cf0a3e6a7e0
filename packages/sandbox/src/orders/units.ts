import type { OrderLine } from './OrderState.js'

export function sumUnits(units: readonly { quantity: number }[]): number {
  return units.reduce((sum, { quantity }) => sum + quantity, 0)
}

/** Units of a product line that are neither shipped nor cancelled. */
export function unshippedUnits(line: OrderLine): number {
  return line.quantity - sumUnits(line.cancellations) - sumUnits(line.fulfillments)
}

/** Units that are neither cancelled nor refunded. */
export function wantedUnits(line: OrderLine): number {
  return line.quantity - sumUnits(line.cancellations) - sumUnits(line.refunds)
}

/** Units that the customer has. */
export function keptUnits(line: OrderLine): number {
  return sumUnits(line.fulfillments) - sumUnits(line.refunds)
}

/**
 * Units that the customer has, but whose plan was revoked. The units of a line are interchangeable: those without a
 * plan are returned first.
 */
export function revokedUnits(line: OrderLine): number {
  return line.takenBack.reduce(
    (revoked, { what, quantity }) => (what === 'plan' ? revoked + quantity : Math.max(0, revoked - quantity)),
    0,
  )
}

/**
 * Units of a product line that may still be refunded at the time `at`, and how many of them may have their plan
 * refunded. The units of a line are interchangeable, so an earlier return or revoked plan counts against the oldest
 * parcel whose refund window was open at that time, and a return counts against units without a plan first.
 */
export function refundableUnits(line: OrderLine, at: string, windowDays: number): { units: number; plans: number } {
  const parcels = line.fulfillments
    .map((parcel) => ({ at: parcel.at, insurable: parcel.quantity, revoked: 0 }))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  for (const back of line.takenBack) {
    let rest = back.quantity
    const open = parcels.filter((parcel) => isOpen(parcel.at, back.at, windowDays))
    for (const parcel of back.what === 'unit' ? open : []) {
      const taken = Math.min(parcel.revoked, rest)
      parcel.revoked -= taken
      rest -= taken
    }
    for (const parcel of open) {
      const taken = Math.min(parcel.insurable, rest)
      parcel.insurable -= taken
      if (back.what === 'plan') parcel.revoked += taken
      rest -= taken
    }
  }
  const open = parcels.filter((parcel) => isOpen(parcel.at, at, windowDays))
  const plans = open.reduce((sum, { insurable }) => sum + insurable, 0)
  return { units: open.reduce((sum, { revoked }) => sum + revoked, plans), plans }
}

function isOpen(fulfilledAt: string, at: string, windowDays: number): boolean {
  const elapsed = Date.parse(at) - Date.parse(fulfilledAt)
  return elapsed >= 0 && elapsed <= windowDays * 86_400_000
}
