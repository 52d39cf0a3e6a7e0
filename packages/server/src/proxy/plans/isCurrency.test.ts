import { createSandbox } from '@hakuna-kit/sandbox'
import { phone } from '@hakuna-kit/test/products'
import { secretKey } from '@hakuna-kit/test/server/createStack'
import { describe, expect, it } from 'vitest'
import { isCurrency } from './isCurrency.js'

/** Whether the sandbox looks up plans for a price in this currency. */
async function isCurrencyOfSandbox(currency: string): Promise<boolean> {
  const query = new URLSearchParams({
    id: phone.id,
    title: phone.title,
    brand: phone.brand,
    price_amount: '1',
    price_currency: currency,
    user_session_id: 'session-1',
  })
  const headers = { authorization: `Bearer ${secretKey}`, 'hakuna-version': 'v2.0' }
  const { status } = await createSandbox().fetch(`https://insurer.example/plans?${query}`, { headers })
  return status === 200
}

describe('isCurrency', () => {
  it.each(['eur', 'chf', 'jpy', 'ved', 'xcg'])('knows %s', (code) => expect(isCurrency(code)).toBe(true))

  it.each([
    ['upper case', 'EUR'],
    ['gold', 'xau'],
    ['a test code', 'xts'],
    ['a fund', 'clf'],
    ['a currency that was withdrawn', 'hrk'],
    ['an invented code', 'zzz'],
    ['an empty text', ''],
  ])('does not know %s', (_, code) => expect(isCurrency(code)).toBe(false))

  it('accepts the same codes as the sandbox, which has a list of its own', async () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const ours = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c))).filter(isCurrency)
    // Codes that are or were in use, withdrawn ones included.
    const others = Intl.supportedValuesOf('currency').map((code) => code.toLowerCase())
    const differing: string[] = []
    for (const code of new Set([...ours, ...others])) {
      if (isCurrency(code) !== (await isCurrencyOfSandbox(code))) differing.push(code)
    }
    expect(ours.length).toBeGreaterThan(150)
    expect(differing).toEqual([])
  })
})
