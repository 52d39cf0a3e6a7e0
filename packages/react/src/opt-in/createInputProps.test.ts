import type { ChangeEvent } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { PresentedPlan } from '../plans/presentPlan.js'
import { createInputProps } from './createInputProps.js'

const presented = (id: string, merchantProductId = `pl-${id}`) =>
  ({ plan: { id, merchantProductId }, title: id }) as PresentedPlan
const [one, two] = [presented('1y'), presented('2y')]
const options = { id: ':r1:', name: undefined, selected: null, declined: false, select: () => {} }
const changeTo = (checked: boolean) => ({ target: { checked } }) as ChangeEvent<HTMLInputElement>

describe('createInputProps', () => {
  it('makes a checkbox of one plan, and radio buttons of several', () => {
    expect(createInputProps({ ...options, plans: [one] })(one)).toMatchObject({ type: 'checkbox', value: 'pl-1y' })
    const getInputProps = createInputProps({ ...options, plans: [one, two] })
    expect([getInputProps(two), getInputProps(null)]).toMatchObject([
      { type: 'radio', name: 'merchant_product_id', value: 'pl-2y' },
      { type: 'radio', name: 'merchant_product_id', value: '' },
    ])
  })

  it("submits the plan's own id where plans share one item, under a name of its own", () => {
    const plans = [presented('1y', 'pl'), presented('2y', 'pl')]
    const getInputProps = createInputProps({ ...options, plans })
    expect(plans.map((plan) => getInputProps(plan))).toMatchObject([
      { name: 'plan_id', value: '1y' },
      { name: 'plan_id', value: '2y' },
    ])
  })

  it('ticks only what is selected, and "no protection" only where the shopper declined', () => {
    const getInputProps = createInputProps({ ...options, plans: [one, two], selected: two, declined: false })
    expect([one, two, null].map((option) => getInputProps(option).checked)).toEqual([false, true, false])
    const declined = createInputProps({ ...options, plans: [one, two], declined: true })
    expect([one, two, null].map((option) => declined(option).checked)).toEqual([false, false, true])
  })

  it('selects what is ticked, and takes the answer back where the tick is removed', () => {
    const select = vi.fn()
    const getInputProps = createInputProps({ ...options, plans: [one, two], select })
    getInputProps(one).onChange(changeTo(true))
    getInputProps(null).onChange(changeTo(true))
    getInputProps(one).onChange(changeTo(false))
    expect(select.mock.calls).toEqual([[one], [null], [undefined]])
  })

  it('gives each input an id of its own, the same for each render', () => {
    const ids = () => [one, two, null].map((option) => createInputProps({ ...options, plans: [one, two] })(option).id)
    expect(ids()).toEqual([':r1:1y', ':r1:2y', ':r1:'])
    expect(ids()).toEqual(ids())
  })
})
