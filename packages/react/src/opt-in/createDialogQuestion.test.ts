import { beforeEach, describe, expect, it } from 'vitest'
import type { PresentedPlan } from '../plans/presentPlan.js'
import { createDialogQuestion } from './createDialogQuestion.js'
import { dialogMemory } from './dialogMemory.js'

const plans = [{ title: 'Plan' }] as PresentedPlan[]
const closed = { open: false, productId: 'p', choice: undefined, plans }
const opened = { ...closed, open: true }

beforeEach(() => sessionStorage.clear())

describe('createDialogQuestion', () => {
  it('asks once per opening and product', () => {
    const question = createDialogQuestion()
    expect(question.get()).toBe(false)
    expect(question.update(closed)).toBe(false)
    expect([question.update(opened), question.get()]).toEqual([false, true])
    expect([question.update(opened), question.get()]).toEqual([false, true])
    expect([question.update(closed), question.get()]).toEqual([false, false])
    // The second opening has no reason to ask, which is returned once.
    expect([question.update(opened), question.get()]).toEqual([true, false])
    expect(question.update(opened)).toBe(false)
    expect(question.update(closed)).toBe(false)
    expect([question.update({ ...opened, productId: 'q' }), question.get()]).toEqual([false, true])
  })

  it.each([
    ['the shopper chose a plan', { choice: { id: '1y' } }],
    ['the shopper declined', { choice: null }],
    ['there is no plan yet', { plans: [] }],
  ])('does not ask where %s', (_, change) => {
    const question = createDialogQuestion()
    expect([question.update({ ...opened, ...change } as typeof opened), question.get()]).toEqual([true, false])
    expect(dialogMemory.mayAsk('p')).toBe(true)
  })

  it('asks at the next opening where the plans came too late for this one', () => {
    const question = createDialogQuestion()
    expect(question.update({ ...opened, plans: [] })).toBe(true)
    expect([question.update(closed), question.get()]).toEqual([false, false])
    expect([question.update(opened), question.get()]).toEqual([false, true])
  })

  it('does not begin to ask when plans arrive while it is open', () => {
    const question = createDialogQuestion()
    question.update({ ...opened, plans: [] })
    expect([question.update(opened), question.get()]).toEqual([false, false])
  })
})
