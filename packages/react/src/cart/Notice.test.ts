import { describe, expect, it } from 'vitest'
import { CartAdapterError, type CartChange, type CartChangeReason } from '@hakuna-kit/core'
import { lineOf, phone, planLineOf, tablet } from '@hakuna-kit/test/products'
import { createTexts } from '../messages/createTexts.js'
import { noticeMessages } from '../messages/noticeMessages.js'
import { describeChanges, noticeText, toFailureCode } from './Notice.js'

const lineItems = [
  { ...lineOf(phone), id: 'a' },
  { ...lineOf(phone), id: 'b' },
  planLineOf(phone, 2),
  { ...lineOf(tablet), id: 'c' },
]
const cart = { id: 'cart', currency: 'eur', lineItems }
const changeTo = (to: number, reason: CartChangeReason): CartChange => ({
  lineItemId: 'plan',
  productReference: phone.id,
  title: 'Plan',
  from: 3,
  to,
  reason,
})

describe('describeChanges', () => {
  it('gives every row of the product the notice', () => {
    const notice = { type: 'adjusted', title: 'Plan', count: 2 }
    const { notices, rowNotices } = describeChanges(cart, [changeTo(2, 'follows_product')])
    expect(notices).toEqual([notice])
    expect([...rowNotices]).toEqual([
      ['a', notice],
      ['b', notice],
    ])
  })

  it('announces that a plan was removed with its product, which leaves no row', () => {
    const { notices, rowNotices } = describeChanges({ ...cart, lineItems: [] }, [changeTo(0, 'product_removed')])
    expect(notices).toEqual([{ type: 'productRemoved', title: 'Plan' }])
    expect(rowNotices.size).toBe(0)
  })

  it('keeps the order of the changes; a row shows the last one', () => {
    const changes = [changeTo(2, 'follows_product'), changeTo(0, 'insurer_action')]
    const { notices, rowNotices } = describeChanges(cart, changes)
    expect(notices.map(({ type }) => type)).toEqual(['adjusted', 'removed'])
    expect(rowNotices.get('a')).toEqual({ type: 'removed', title: 'Plan' })
  })

  it.each([null, undefined])('has no row for the cart %s', (nothing) => {
    expect(describeChanges(nothing, [changeTo(0, 'insurer_action')]).rowNotices.size).toBe(0)
  })
})

describe('noticeText', () => {
  const text = createTexts(noticeMessages, { locale: 'en-GB' })

  it('uses the plural form, and names the reason of a failed change', () => {
    expect(noticeText({ type: 'adjusted', title: 'Plan', count: 1 }, text)).toBe('Plan now covers 1 item.')
    expect(noticeText({ type: 'adjusted', title: 'Plan', count: 2 }, text)).toBe('Plan now covers 2 items.')
    expect(noticeText({ type: 'addFailed', title: 'Plan', code: 'locked' }, text)).toBe(
      'Plan could not be added. The cart cannot be changed right now.',
    )
  })
})

describe('toFailureCode', () => {
  it.each([
    [new CartAdapterError('conflict'), 'conflict'],
    // From a second copy of core in the bundle.
    [{ code: 'refused' }, 'refused'],
    [{ code: 'ECONNREFUSED' }, 'unavailable'],
    [new TypeError('Failed to fetch'), 'unavailable'],
    [undefined, 'unavailable'],
    [null, 'unavailable'],
  ])('of %s is %s', (error, code) => {
    expect(toFailureCode(error)).toBe(code)
  })
})
