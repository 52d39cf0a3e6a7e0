import { expect, it } from 'vitest'
import { toFailure } from './toFailure.js'

it.each([
  [
    { code: 'rate_limited', status: 429, message: 'Wait.' },
    { code: 'rate_limited', status: 429, message: 'Wait.' },
  ],
  [new TypeError('no cart'), { code: 'unknown', message: 'no cart' }],
  [
    { code: 7, status: '429', message: null },
    { code: 'unknown', message: '' },
  ],
  [undefined, { code: 'unknown', message: '' }],
])('%j is told as a failure', (error, expected) => {
  expect(toFailure(error)).toEqual(expected)
})
