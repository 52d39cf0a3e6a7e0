import { describe, expect, it } from 'vitest'
import { joinOfferPlanId, splitOfferPlanId } from './offerPlanIdCodec.js'

describe('the id of a plan of an offer', () => {
  it.each([
    [{ offerId: 'off-1', planId: 'pl-1' }, 'off-1/pl-1'],
    [{ offerId: 'off/1', planId: '100 %' }, 'off%2F1/100%20%25'],
  ])('holds both ids of %o', (ids, id) => {
    expect(joinOfferPlanId(ids)).toBe(id)
    expect(splitOfferPlanId(id)).toEqual(ids)
  })

  it.each(['pl-1', 'a/b/c', '/pl-1', 'off-1/', '%/pl-1', ''])('%o holds no offer', (id) => {
    expect(splitOfferPlanId(id)).toBeUndefined()
  })
})
