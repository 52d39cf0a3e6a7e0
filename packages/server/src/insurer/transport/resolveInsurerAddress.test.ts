import { describe, expect, it } from 'vitest'
import { InsurerConfigurationError, resolveInsurerAddress } from './resolveInsurerAddress.js'

function messageOf(attempt: () => unknown): string {
  try {
    attempt()
  } catch (error) {
    if (error instanceof InsurerConfigurationError && error.code === 'insurer_configuration') return error.message
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
    expect(resolveInsurerAddress({ secretKey: 'sk_live_1', environment: 'sandbox' })).toEqual({
      environment: 'sandbox',
      baseUrl: 'https://api.hellohakuna.com/sandbox',
    })
    // Only the start of the key counts.
    expect(resolveInsurerAddress({ secretKey: 'sk_live_sk_test_' }).environment).toBe('production')
    expect(resolveInsurerAddress({ secretKey: 'sk_test_1', environment: 'sandbox' }).environment).toBe('sandbox')
  })

  it('takes another address and drops its trailing slashes', () => {
    const address = resolveInsurerAddress({ secretKey: 'sk_test_1', baseUrl: 'http://localhost:4010/sandbox//' })
    expect(address).toEqual({ environment: 'sandbox', baseUrl: 'http://localhost:4010/sandbox' })
    expect(resolveInsurerAddress({ secretKey: 'sk_live_1', baseUrl: 'https://insurer.example/?' })).toEqual({
      environment: 'production',
      baseUrl: 'https://insurer.example',
    })
  })

  it('takes every printable character in a key, 8 or more of them', () => {
    expect(resolveInsurerAddress({ secretKey: '!~345678' }).environment).toBe('production')
    for (const secretKey of ['1234567', '1234 678', '1234567\u007f', '1234567ü', ' 12345678', '12345678 ']) {
      expect(() => resolveInsurerAddress({ secretKey })).toThrow(/^The secret key is missing or malformed/)
    }
  })

  it.each([
    'http://localhost:4010',
    'http://127.0.0.1:4010',
    'http://127.99.88.77',
    'http://[::1]:4010',
    'https://insurer.example',
  ])('takes %s with a live key', (baseUrl) => {
    expect(resolveInsurerAddress({ secretKey: 'sk_live_1', baseUrl }).baseUrl).toBe(baseUrl)
  })

  it.each([
    'http://insurer.example',
    'http://localhost.insurer.example',
    'http://127.0.0.1.insurer.example',
    'http://a127.0.0.1.example',
    'http://[::2]',
    'http://128.0.0.1',
  ])('takes %s with a test key only', (baseUrl) => {
    expect(() => resolveInsurerAddress({ secretKey: 'sk_live_1', baseUrl })).toThrow(/uses plain http/)
    expect(resolveInsurerAddress({ secretKey: 'sk_test_1', baseUrl }).baseUrl).toBe(baseUrl)
  })

  const address = /^The option `baseUrl` is no plain http\(s\) address/
  it.each([
    ['no key', { secretKey: '' }, /^The secret key is missing/],
    ['an undefined key', { secretKey: undefined as unknown as string }, /^The secret key is missing/],
    ['a key that is no text', { secretKey: 12_345_678 as unknown as string }, /^The secret key is missing/],
    ['a key with a line break', { secretKey: 'sk_test_secret\n' }, /^The secret key is missing/],
    ['a test key with production', { secretKey: 'sk_test_secret', environment: 'production' as const }, /^A test key/],
    ['an address that is no URL', { secretKey: 'sk_test_secret', baseUrl: 'insurer' }, address],
    ['an empty address', { secretKey: 'sk_test_secret', baseUrl: '' }, address],
    ['an address of another kind', { secretKey: 'sk_test_secret', baseUrl: 'ftp://insurer.example' }, address],
    ['an address of a kind like it', { secretKey: 'sk_test_secret', baseUrl: 'shttp://insurer.example' }, address],
    ['an address with a user', { secretKey: 'sk_test_secret', baseUrl: 'https://max@insurer.example' }, address],
    ['an address with a password', { secretKey: 'sk_test_secret', baseUrl: 'https://:pw@insurer.example' }, address],
    ['an address with a query', { secretKey: 'sk_test_secret', baseUrl: 'https://insurer.example?a=b' }, address],
    ['an address with a fragment', { secretKey: 'sk_test_secret', baseUrl: 'https://insurer.example#a' }, address],
    ['a live key over plain http', { secretKey: 'sk_live_secret', baseUrl: 'http://insurer.example' }, /plain http,/],
  ])('refuses %s without repeating the key', (_, options, expected) => {
    const message = messageOf(() => resolveInsurerAddress(options))
    expect(message).toMatch(expected)
    expect(message).toMatch(/[a-z]\.$/)
    expect(message).not.toContain('secret_')
    expect(message).not.toContain('sk_')
  })
})
