import { describe, expect, it } from 'vitest'
import { daysLeft } from './daysLeft.js'

const shippedAt = new Date('2026-11-01T12:00:00Z')

describe('daysLeft', () => {
  it('ends 14 days after shipment, to the second', () => {
    expect(daysLeft(null, shippedAt)).toBeNull()
    expect(daysLeft(shippedAt, shippedAt)).toBe(14)
    expect(daysLeft(shippedAt, new Date('2026-11-15T11:59:59Z'))).toBe(1)
    expect(daysLeft(shippedAt, new Date('2026-11-15T12:00:00Z'))).toBe(0)
    expect(daysLeft(shippedAt, new Date('2027-01-01T00:00:00Z'))).toBe(0)
  })

  it('takes another number of days', () => {
    expect(daysLeft(shippedAt, shippedAt, 30)).toBe(30)
  })
})
