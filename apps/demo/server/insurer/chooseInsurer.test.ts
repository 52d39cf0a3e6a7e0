import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../storage/createMemoryStorage.js'
import { chooseInsurer } from './chooseInsurer.js'

const memory = { journal: createMemoryStorage().journal, shopNow: () => new Date() }

describe('the insurer that the demo talks to', () => {
  it('is a sandbox in this process by default', async () => {
    const { info, local } = await chooseInsurer({}, memory)
    expect(info).toEqual({ kind: 'in_process_sandbox' })
    expect(local?.sandbox.inspect().messages).toEqual([])
  })

  it("is the insurer's own server when there is a key; the pages only get its host", async () => {
    const insurer = await chooseInsurer(
      {
        HAKUNA_SECRET_KEY: 'sk_test_of_mine',
        HAKUNA_BASE_URL: 'https://insurer.example/sandbox',
      },
      memory,
    )
    expect(insurer.local).toBeUndefined()
    expect(insurer.baseUrl).toBe('https://insurer.example/sandbox')
    expect(insurer.info).toEqual({ kind: 'remote', host: 'insurer.example' })
  })

  it('refuses a base URL without a key', async () => {
    await expect(chooseInsurer({ HAKUNA_BASE_URL: 'https://insurer.example' }, memory)).rejects.toThrow(
      /HAKUNA_SECRET_KEY/,
    )
  })
})
