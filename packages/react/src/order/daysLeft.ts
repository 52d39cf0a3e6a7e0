const dayMs = 86_400_000

/**
 * Days that are left to withdraw from a plan: 14 days from the second when its product was shipped. A part of a day
 * counts as a day. Null before shipment; 0 when the time is over.
 *
 * @see insurer guide "Orders" (refunds are taken up to 14 days after fulfilment: documented) and the vendor's support
 * page (a plan can be revoked alone for 14 days after shipment)
 */
export function daysLeft(shippedAt: Date | null, now: Date, windowDays = 14): number | null {
  if (!shippedAt) return null
  return Math.max(0, Math.ceil((shippedAt.getTime() + windowDays * dayMs - now.getTime()) / dayMs))
}
