import { describe, expect, it } from 'vitest'
import { InsurerConfigurationError, resolveInsurerAddress } from './resolveInsurerAddress.js'

function messageOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    return error instanceof InsurerConfigurationError ? error.message : ''
  }
  return ''
}

describe('resolveInsurerAddress', () => {
  it('reads the environment from the key', () => {
    expect(resolveInsurerAddress({ secretKey: 'sk_test_1' })).toEqual({
      environment: 'sandbox',
      baseUrl: 'https://api.hellohakuna.com/sandbox',
    })
    expect(resolveInsurerAddress({ secretKey: 'sk_live_1' })).toEqual({
      environment: 'production',
      baseUrl: 'https://api.hellohakuna.com',
    })
    expect(resolveInsurerAddress({ secretKey: 'sk_live_1', environment: 'sandbox' }).baseUrl).toMatch(/\/sandbox$/)
  })

  it('takes another address and drops its trailing slashes', () => {
    const address = resolveInsurerAddress({ secretKey: 'sk_test_1', baseUrl: 'http://localhost:4010/sandbox//' })
    expect(address.baseUrl).toBe('http://localhost:4010/sandbox')
  })

  it.each([
    ['no key', { secretKey: '' }],
    ['an undefined key', { secretKey: undefined as unknown as string }],
    ['a key with a line break', { secretKey: 'sk_test_secret\n' }],
    ['a test key with production', { secretKey: 'sk_test_secret', environment: 'production' as const }],
    ['an address that is no URL', { secretKey: 'sk_test_secret', baseUrl: 'insurer' }],
    ['an address of another kind', { secretKey: 'sk_test_secret', baseUrl: 'ftp://insurer.example' }],
    ['a live key over plain http', { secretKey: 'sk_live_secret', baseUrl: 'http://insurer.example' }],
  ])('refuses %s without repeating the key', (_, options) => {
    const message = messageOf(() => resolveInsurerAddress(options))
    expect(message).not.toBe('')
    expect(message).not.toContain('secret_')
    expect(message).not.toContain('sk_')
  })
})
