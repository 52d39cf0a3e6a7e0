import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllEnvs())

describe('devWarnings', () => {
  it.each([
    ['production', 'undefined'],
    ['development', 'object'],
    ['test', 'object'],
    [undefined, 'object'],
  ])('with NODE_ENV %s is %s', async (mode, type) => {
    vi.stubEnv('NODE_ENV', mode)
    vi.resetModules()
    expect(typeof (await import('./devWarnings.js')).devWarnings).toBe(type)
  })
})
