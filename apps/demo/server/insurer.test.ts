import { describe, expect, it } from 'vitest'
import { chooseInsurer } from './insurer.js'

describe('the insurer that the demo talks to', () => {
  it('is a sandbox in this process, unless told otherwise', () => {
    const { info, sandbox } = chooseInsurer({})
    expect(info).toEqual({ kind: 'in_process_sandbox' })
    expect(sandbox?.inspect().messages).toEqual([])
  })

  it("is the insurer's own with a key, and the page's answer names the host only", () => {
    const insurer = chooseInsurer({
      HAKUNA_SECRET_KEY: 'sk_test_of_mine',
      HAKUNA_BASE_URL: 'https://insurer.example/sandbox',
    })
    expect(insurer.sandbox).toBeUndefined()
    expect(insurer.baseUrl).toBe('https://insurer.example/sandbox')
    expect(insurer.info).toEqual({ kind: 'remote', host: 'insurer.example' })
  })

  it('does not guess: a base URL without a key is a mistake', () => {
    expect(() => chooseInsurer({ HAKUNA_BASE_URL: 'https://insurer.example' })).toThrow(/HAKUNA_SECRET_KEY/)
  })
})
