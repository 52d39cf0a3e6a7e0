import { describe, expect, it, vi } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { createChoices, getShownChoice, isShownChoice } from './createChoices.js'

const plan = { id: '1y' } as Plan

describe('isShownChoice', () => {
  it.each([
    ['a choice that the shop does not control', plan, undefined, true],
    ['a choice that the shop repeats', plan, '1y', true],
    ['a choice that the shop hides', plan, null, false],
    ['a choice for which the shop names another plan', plan, '2y', false],
    ['no answer, whatever the shop names', undefined, '1y', false],
    ['"no protection", whatever the shop names', null, '1y', false],
  ])('%s: %j %j → %s', (_, choice, planId, isShown) => {
    expect(isShownChoice(choice, planId)).toBe(isShown)
  })
})

describe('createChoices', () => {
  it('hides a choice while a shop controls the opt-in without naming the plan', () => {
    const choices = createChoices()
    choices.set('p', plan)
    const release = choices.control('p', null)
    expect(getShownChoice(choices, 'p')).toBeNull()
    release?.()
    expect(getShownChoice(choices, 'p')).toBe(plan)
  })

  it('does not take an opt-in without `planId` as controlled', () => {
    const choices = createChoices()
    choices.set('p', plan)
    choices.control('p', '1y')
    expect(choices.control('p', undefined)).toBeUndefined()
    expect(getShownChoice(choices, 'p')).toBe(plan)
  })

  it('keeps choices and notices by product, and reports a change once', () => {
    const choices = createChoices()
    const listener = vi.fn()
    choices.subscribe(listener)
    choices.set('p', plan)
    choices.set('p', plan)
    choices.set('q', null)
    choices.notices.set('p', 'kept')
    expect(listener).toHaveBeenCalledTimes(2)
    expect([choices.get('p'), choices.get('q'), choices.get('r')]).toEqual([plan, null, undefined])
    expect(choices.notices.get('q')).toBeUndefined()
  })
})
