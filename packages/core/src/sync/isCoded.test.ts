import { expect, it } from 'vitest'
import { CartAdapterError } from '../errors.js'
import { isCoded } from './isCoded.js'

it.each<[what: string, error: unknown, expected: boolean]>([
  ['an error of ours', new CartAdapterError('locked'), true],
  ['an error with a code of another copy of the package', Object.assign(new Error(), { code: 'locked' }), true],
  ['an error without a code', new Error('locked'), false],
  ['an error whose code is a number', Object.assign(new Error(), { code: 409 }), false],
  ['an object with a code', { code: 'locked' }, false],
  ['nothing', undefined, false],
])('tells whether %s has a code', (_, error, expected) => {
  expect(isCoded(error)).toBe(expected)
})
