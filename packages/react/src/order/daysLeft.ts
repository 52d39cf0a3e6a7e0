const dayMs = 86_400_000

/**
 * Whole days that are left to withdraw from a plan: 14 days after its product was shipped, to the second, a day begun
 * counts. Null before shipment; 0 when it is over.
 *
 * @see insurer guide "Orders" (refunds are taken up to 14 days after fulfilment: documented) and the vendor's support
 * page (a plan can be revoked alone for 14 days after shipment)
 */
export function daysLeft(shippedAt: Date | null, now: Date, windowDays = 14): number | null {
  if (!shippedAt) return null
  return Math.max(0, Math.ceil((shippedAt.getTime() + windowDays * dayMs - now.getTime()) / dayMs))
}
