import { z } from 'zod'
import { InvalidDateError } from './OrderError.js'

/** A `Date`, or ISO 8601 with seconds and a time zone: `2022-02-21T12:51:14.158Z`, `2022-02-21T13:51:14+01:00`. */
export type Moment = Date | string

// Refuses 30 February and a missing zone, which `Date` would guess at.
const isoMoment = z.iso.datetime({ offset: true })

/** UTC with milliseconds, as the insurer's events write it. @throws InvalidDateError */
export function toIsoMoment(value: unknown, path: string): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw new InvalidDateError(path, 'the Date is invalid.')
    return value.toISOString()
  }
  if (!isoMoment.safeParse(value).success) {
    throw new InvalidDateError(
      path,
      'not a moment in time. Pass a Date or ISO 8601 with a time zone, e.g. 2022-02-21T12:51:14Z.',
    )
  }
  return new Date(value as string).toISOString()
}

/** Whole seconds since 1970, as the order feed writes them (documented samples). */
export function toEpochSeconds(isoMoment: string): number {
  return Math.floor(Date.parse(isoMoment) / 1000)
}
