import { refusal } from '@hakuna-kit/test/orders'
import { describe, expect, it } from 'vitest'
import { toEpochSeconds, toIsoMoment } from './moments.js'

describe('toIsoMoment', () => {
  it.each([
    ['2022-02-21T12:51:14Z', '2022-02-21T12:51:14.000Z'],
    ['2022-02-21T13:51:14.158+01:00', '2022-02-21T12:51:14.158Z'],
    ['2026-01-01T01:30:00+01:30', '2026-01-01T00:00:00.000Z'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('writes %s in UTC with milliseconds', (moment, iso) => {
    expect(toIsoMoment(moment, 'at')).toBe(iso)
  })

  it.each([['2026-02-30T00:00:00Z'], ['2026-01-01T00:00:00'], ['2026-01-01'], [new Date(NaN)], [0], [undefined]])(
    'refuses %s',
    (moment) => {
      expect(refusal(() => toIsoMoment(moment, 'at'))).toEqual({ code: 'order_invalid_date', path: 'at' })
    },
  )
})

describe('toEpochSeconds', () => {
  it('rounds down to whole seconds', () => {
    expect(toEpochSeconds('2023-05-12T07:18:54.999Z')).toBe(1_683_875_934)
  })
})
