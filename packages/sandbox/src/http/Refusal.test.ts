import { describe, expect, it } from 'vitest'
import { Refusal, refuse } from './Refusal.js'

describe('Refusal', () => {
  it('has the error envelope of the insurer', () => {
    const refusal = new Refusal(405, 'method_not_allowed', ['path: text'], { Allow: 'GET' })
    expect(refusal).toMatchObject({ status: 405, message: 'method_not_allowed', headers: { Allow: 'GET' } })
    expect(refusal.envelope).toEqual({
      error: { error_code: 'method_not_allowed', validation_errors: ['path: text'] },
    })
    expect(new Refusal(404, 'not_found')).toMatchObject({ validationErrors: [], headers: {} })
  })

  it('says where a message breaks a rule', () => {
    const refusal = refuse('currency_mixed', 'line_items[1]', 'An order has one currency.')
    expect([refusal.status, refusal.errorCode]).toEqual([400, 'currency_mixed'])
    expect(refusal.validationErrors).toEqual(['line_items[1]: An order has one currency.'])
  })
})
