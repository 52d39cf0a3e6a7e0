import { expect, it } from 'vitest'
import { recoverEveryMs } from './recoverEveryMs.js'

it.each([
  [1, 1_000],
  [2, 1_000],
  [3, 1_500],
  [60, 30_000],
])('with a lease of %i s the outbox looks for dead workers every %i ms', (leaseSeconds, ms) => {
  expect(recoverEveryMs(leaseSeconds)).toBe(ms)
})
