import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRandom, testSeed, withSeed } from './seed.js'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('testSeed', () => {
  it('is the fixed seed, unless another one is set', () => {
    vi.stubEnv('HAKUNA_TEST_SEED', '')
    expect(testSeed(7)).toBe(7)
    vi.stubEnv('HAKUNA_TEST_SEED', '-12')
    expect(testSeed(7)).toBe(-12)
    vi.stubEnv('HAKUNA_TEST_SEED', '0')
    expect(testSeed(7)).toBe(0)
  })

  it.each(['x', '1.5', '2147483648', '1e99'])('refuses the seed %s', (seed) => {
    vi.stubEnv('HAKUNA_TEST_SEED', seed)
    expect(() => testSeed(7)).toThrow(`HAKUNA_TEST_SEED is "${seed}"`)
  })
})

describe('withSeed', () => {
  it('prints the seed of a failure, and nothing else', async () => {
    vi.stubEnv('HAKUNA_TEST_SEED', '')
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await withSeed(5, (seed) => seed * 2)).toBe(10)
    expect(written).not.toHaveBeenCalled()
    await expect(withSeed(5, () => Promise.reject(new Error('red')))).rejects.toThrow('red')
    expect(written.mock.calls).toEqual([['The test failed with seed 5. HAKUNA_TEST_SEED=5 repeats it.\n']])
  })
})

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const take = (seed: number) => Array.from({ length: 5 }, createRandom(seed))
    expect(take(1)).toEqual(take(1))
    expect(take(1)).not.toEqual(take(2))
    expect(new Set(take(1)).size).toBe(5)
    expect(take(1).every((number) => number >= 0 && number < 1)).toBe(true)
  })
})
