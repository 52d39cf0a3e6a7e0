import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Plan } from '@hakuna-kit/core'
import { createChoices } from './createChoices.js'
import { holdChoice } from './holdChoice.js'

const plan = { id: '1y' } as Plan

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function createChosen() {
  const choices = createChoices()
  choices.set('p', plan)
  choices.notices.set('p', 'kept')
  return choices
}

describe('holdChoice', () => {
  it('clears choice and notice after the last opt-in of the product has left the page', () => {
    const choices = createChosen()
    const [first, second] = [holdChoice(choices, 'p'), holdChoice(choices, 'p')]
    first()
    vi.runAllTimers()
    expect(choices.get('p')).toBe(plan)
    second()
    vi.runAllTimers()
    expect([choices.get('p'), choices.notices.get('p')]).toEqual([undefined, undefined])
  })

  it('keeps them where the opt-in is mounted again at once', () => {
    const choices = createChosen()
    holdChoice(choices, 'p')()
    const again = holdChoice(choices, 'p')
    vi.runAllTimers()
    expect(choices.get('p')).toBe(plan)
    again()
    vi.runAllTimers()
    expect(choices.get('p')).toBeUndefined()
  })

  it('counts each provider and each product by itself', () => {
    const [one, other] = [createChosen(), createChosen()]
    one.set('q', plan)
    holdChoice(other, 'p')
    holdChoice(one, 'q')
    holdChoice(one, 'p')()
    vi.runAllTimers()
    expect([one.get('p'), one.get('q'), other.get('p')]).toEqual([undefined, plan, plan])
  })
})
