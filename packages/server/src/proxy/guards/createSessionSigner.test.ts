import { describe, expect, it } from 'vitest'
import { createSessionSigner } from './createSessionSigner.js'

const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)] as [string, string]
const userSessionId = '01234567-89ab-4cde-8f01-23456789abcd'
const signedAt = Date.UTC(2026, 0, 1) / 1_000

describe('createSessionSigner', () => {
  it('accepts what an earlier version of the package signed', async () => {
    const cookie = '01234567-89ab-4cde-8f01-23456789abcd.t85s00.udtbV-WeiYFd5JPzlGrVHOqQ5p1OPSAYs3YzZ0BMRK8'
    expect(await createSessionSigner([older]).sign({ userSessionId, signedAt })).toBe(cookie)
    expect(await createSessionSigner([older]).verify(cookie)).toEqual({ userSessionId, signedAt, isCurrent: true })
  })

  it('signs with the first secret, and accepts all', async () => {
    const both = createSessionSigner([newer, older])
    const [old, current] = [
      await createSessionSigner([older]).sign({ userSessionId, signedAt }),
      await both.sign({ userSessionId, signedAt }),
    ]
    expect(await both.verify(old)).toEqual({ userSessionId, signedAt, isCurrent: false })
    expect(await both.verify(current)).toEqual({ userSessionId, signedAt, isCurrent: true })
    expect(await createSessionSigner([newer]).verify(current)).toBeDefined()
    expect(await createSessionSigner([newer]).verify(old)).toBeUndefined()
    expect(await createSessionSigner([older]).verify(current)).toBeUndefined()
  })

  it('makes texts that a cookie may hold, whatever the bytes of the signature', async () => {
    const signer = createSessionSigner([older])
    for (let second = 0; second < 100; second++) {
      const text = await signer.sign({ userSessionId, signedAt: second })
      expect(text).toMatch(/^[\da-f-]{36}\.[\da-z]+\.[\w-]{43}$/)
      expect(await signer.verify(text)).toEqual({ userSessionId, signedAt: second, isCurrent: true })
    }
  })

  it.each([
    ['another id', (text: string) => text.replace('01234567', '11234567')],
    ['another time', (text: string) => text.replace(/\.[\da-z]+\./, '.zz.')],
    ['another signature', (text: string) => text.replace(/[\w-]{43}$/, 'A'.repeat(43))],
    ['more before it', (text: string) => `x${text}`],
    ['more after it', (text: string) => `${text}A`],
    ['no signature', (text: string) => text.slice(0, -43)],
    ['the parts of the signed text shifted', (text: string) => text.replace('.', '')],
    ['nothing', () => ''],
  ])('does not accept a text with %s', async (_, change) => {
    const signer = createSessionSigner([older])
    expect(await signer.verify(change(await signer.sign({ userSessionId, signedAt })))).toBeUndefined()
  })
})
