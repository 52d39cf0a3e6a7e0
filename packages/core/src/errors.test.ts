import { afterEach, describe, expect, it, vi } from 'vitest'
import { CartAdapterError, ProtectionError, ProtectionRequestError } from './errors.js'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

describe('errors', () => {
  it.each([
    [new ProtectionError('failed'), 'ProtectionError', 'protection_error'],
    [new CartAdapterError('locked'), 'CartAdapterError', 'locked'],
    [new ProtectionRequestError('POST /plans', 'timeout'), 'ProtectionRequestError', 'timeout'],
  ])('%s is a %s with the code %s', (error, name, code) => {
    expect(error).toBeInstanceOf(ProtectionError)
    expect(error).toMatchObject({ name, code })
  })

  it('say what happened, why it matters and what to do', () => {
    expect(new CartAdapterError('locked').message).toMatchInlineSnapshot(
      `"The shop's cart could not be read or changed (locked), so it may differ from what was asked. Read it again before the next try."`,
    )
    expect(new CartAdapterError('refused', 'Only 2 in stock.').message).toMatchInlineSnapshot(`"Only 2 in stock."`)
    expect(new ProtectionRequestError('POST /plans', 'timeout').message).toMatchInlineSnapshot(
      `"POST /plans failed with timeout, so plans may be missing or have a wrong quantity. Check that the protection proxy runs at baseUrl."`,
    )
    expect(new ProtectionRequestError('POST /plans', 'rate_limited', 429, 1_000).message).toMatchInlineSnapshot(
      `"POST /plans failed with rate_limited (HTTP 429), so plans may be missing or have a wrong quantity. Check that the protection proxy runs at baseUrl."`,
    )
  })

  it('say only what happened in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    vi.resetModules()
    const production = await import('./errors.js')
    expect(new production.CartAdapterError('locked').message).toBe(
      "The shop's cart could not be read or changed (locked).",
    )
    expect(new production.ProtectionRequestError('POST /plans', 'rate_limited', 429).message).toBe(
      'POST /plans failed with rate_limited (HTTP 429).',
    )
  })

  it('keep their cause', () => {
    const cause = new TypeError('fetch failed')
    expect(new CartAdapterError('unavailable', undefined, { cause }).cause).toBe(cause)
  })
})
