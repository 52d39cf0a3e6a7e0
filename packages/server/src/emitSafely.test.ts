import { describe, expect, it, onTestFinished } from 'vitest'
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
    const rejections: unknown[] = []
    const onRejection = (reason: unknown) => rejections.push(reason)
    process.on('unhandledRejection', onRejection)
    onTestFinished(() => void process.off('unhandledRejection', onRejection))
    const heard: string[] = []
    // Not `vi.fn`, which handles the rejection itself.
    const listener = (event: string): unknown => (heard.push(event), fail())
    expect(() => emitSafely(listener)('event')).not.toThrow()
    expect(heard).toEqual(['event'])
    // Node tells of a rejection that nobody handles before the next turn of its event loop.
    await new Promise((resolve) => setImmediate(resolve))
    expect(rejections).toEqual([])
  })

  it('does nothing without a listener', () => expect(() => emitSafely(undefined)('event')).not.toThrow())
})
