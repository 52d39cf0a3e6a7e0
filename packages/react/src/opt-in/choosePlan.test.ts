import { describe, expect, it } from 'vitest'
import { createAnnouncer } from '../createAnnouncer.js'
import type { PresentedPlan } from '../plans/presentPlan.js'
import type { Protection } from '../ProtectionContext.js'
import { choosePlan } from './choosePlan.js'
import { createChoices } from './createChoices.js'

const presented = { plan: { id: '2y' }, title: 'Guarantee', price: '¥1,200' } as PresentedPlan

function createContext() {
  const [choices, announcer] = [createChoices(), createAnnouncer({ locale: 'en-GB' })]
  const protection = { choices, announcer, locale: 'en-GB' } as Protection
  const context = { protection, productId: 'p', surface: 'dialog' } as const
  return { choices, context, lastEvent: () => announcer.events.get() }
}

describe('choosePlan', () => {
  it('stores a plan, and emits it with the record of what the shopper saw', () => {
    const { choices, context, lastEvent } = createContext()
    choosePlan(context, presented)
    expect(choices.get('p')).toBe(presented.plan)
    expect(lastEvent()).toMatchObject({
      type: 'plan_selected',
      surface: 'dialog',
      productId: 'p',
      planId: '2y',
      consent: { title: 'Guarantee', price: '¥1,200', locale: 'en-GB', surface: 'dialog' },
    })
  })

  it('tells "no protection" from an answer that is taken back', () => {
    const { choices, context, lastEvent } = createContext()
    choosePlan(context, null)
    expect(choices.get('p')).toBeNull()
    expect(lastEvent()).toEqual({ type: 'plan_declined', surface: 'dialog', productId: 'p' })
    choosePlan(context, presented)
    choosePlan(context, undefined)
    expect(choices.get('p')).toBeUndefined()
    expect(lastEvent()).toEqual({ type: 'plan_removed', surface: 'dialog', productId: 'p', planId: '2y' })
  })

  it('clears the notice of the choice before', () => {
    const { choices, context } = createContext()
    choices.notices.set('p', 'Your choice was kept.')
    choosePlan(context, presented)
    expect(choices.notices.get('p')).toBeUndefined()
  })
})
