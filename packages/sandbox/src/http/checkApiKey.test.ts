import { describe, expect, it } from 'vitest'
import { checkApiKey } from './checkApiKey.js'

const keys = ['sk_test_one', 'sk_test_two']
const check = (headers: Record<string, string>) => () => checkApiKey(new Headers(headers), keys)

describe('the secret key', () => {
  it.each([
    { authorization: 'Bearer sk_test_one' },
    { authorization: 'Bearer sk_test_two' },
    { authorization: 'bearer   sk_test_one' },
    { bearer: 'sk_test_two' },
    { authorization: 'Basic abc', bearer: 'sk_test_one' },
  ])('is accepted as %j', (headers) => {
    expect(check(headers)).not.toThrow()
  })

  it.each([
    {},
    { authorization: '' },
    { authorization: 'sk_test_one' },
    { authorization: 'Bearersk_test_one' },
    { authorization: 'Bearer sk_test_one two' },
    { authorization: 'x Bearer sk_test_one' },
    { authorization: 'Bearer sk_test' },
    { authorization: 'Bearer sk_test_other', bearer: 'sk_test_one' },
    { bearer: '' },
    { bearer: 'sk_test_one,sk_test_two' },
  ])('is refused as %j', (headers: Record<string, string>) => {
    expect(check(headers)).toThrow(
      expect.objectContaining({ status: 401, errorCode: 'unauthorized', validationErrors: [], headers: {} }),
    )
  })
})
