import { z } from 'zod'
import { OrderError } from './OrderError.js'

/** A `Date`, or ISO 8601 with seconds and a time zone: `2022-02-21T12:51:14.158Z`, `2022-02-21T13:51:14+01:00`. */
export type Moment = Date | string

// Refuses 30 February and a missing time zone; `Date` accepts both and guesses.
const isoMoment = z.iso.datetime({ offset: true })

/** UTC with milliseconds, as the insurer's events write it. @throws OrderError `order_invalid_date` */
export function toIsoMoment(value: unknown, path: string): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) {
      throw new OrderError('order_invalid_date', path, { reason: 'the Date is invalid.' })
    }
    return value.toISOString()
  }
  if (!isoMoment.safeParse(value).success) {
    throw new OrderError('order_invalid_date', path, { reason: 'not a moment in time.' })
  }
  return new Date(value as string).toISOString()
}

/** Whole seconds since 1970, as the order feed writes them (documented samples). */
export function toEpochSeconds(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000)
}
