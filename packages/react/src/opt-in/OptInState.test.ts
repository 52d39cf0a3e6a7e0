import { expect, it } from 'vitest'
import type { PresentedPlan } from '../plans/presentPlan.js'
import { toOptInStatus } from './OptInState.js'

const plan = { title: 'Plan' } as PresentedPlan
const lookup = { productId: 'p', plans: [] }

it.each([
  ['loading', undefined, true, []],
  ['ready', lookup, false, [plan]],
  ['empty', lookup, false, []],
  ['empty', { ...lookup, reason: 'no_match' as const }, false, []],
  ['error', { ...lookup, reason: 'insurer_unavailable' as const }, false, []],
  ['error', undefined, false, []],
])('is %s for the lookup %j (pending: %s)', (status, answer, isPending, plans) => {
  expect(toOptInStatus(answer, isPending, plans)).toBe(status)
})
