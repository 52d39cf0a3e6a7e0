import { describe, expect, it, vi } from 'vitest'
import { emitSafely } from './emitSafely.js'

describe('emitSafely', () => {
  it.each([
    [
      'throws',
      () => {
        throw new Error('logger down')
      },
    ],
    ['rejects', () => Promise.reject(new Error('logger down'))],
  ])('ignores a listener that %s', async (_, fail) => {
    const listener = vi.fn<(event: string) => unknown>(fail)
    expect(() => emitSafely(listener)('event')).not.toThrow()
    expect(listener).toHaveBeenCalledWith('event')
    // An unhandled rejection would fail the test run.
    await new Promise((resolve) => setTimeout(resolve))
  })

  it('does nothing without a listener', () => expect(() => emitSafely(undefined)('event')).not.toThrow())
})
