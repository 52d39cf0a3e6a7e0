import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withDeadline } from './withDeadline.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const timeoutError = () => new Error('too slow')
const never = () => new Promise<never>(() => {})

/** An abort signal that counts its listeners. */
function createCaller() {
  const abort = new AbortController()
  let listeners = 0
  const { signal } = abort
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add(...args))
  signal.removeEventListener = (...args: Parameters<typeof remove>) => (listeners--, remove(...args))
  return { abort, signal, listeners: () => listeners }
}

describe('withDeadline', () => {
  it.each<[string, () => Promise<number>, unknown]>([
    ['resolves', async () => 7, 7],
    ['rejects', () => Promise.reject(new Error('no network')), new Error('no network')],
    [
      'throws at once',
      () => {
        throw new Error('no network')
      },
      new Error('no network'),
    ],
  ])('gives the result of work that %s, and leaves no timer and no listener', async (_, work, result) => {
    const { signal, listeners } = createCaller()
    expect(await withDeadline({ ms: 100, signal, timeoutError }, work).catch((error: unknown) => error)).toEqual(result)
    expect(vi.getTimerCount()).toBe(0)
    expect(listeners()).toBe(0)
  })

  it('rejects with timeoutError() after `ms`, also where the work ignores its signal', async () => {
    const { signal, listeners } = createCaller()
    let own: AbortSignal | undefined
    const result = withDeadline({ ms: 100, signal, timeoutError }, (getSignal) => ((own = getSignal()), never()))
    const outcome = vi.fn<(error: unknown) => void>()
    result.catch(outcome)
    await vi.advanceTimersByTimeAsync(99)
    expect(outcome).not.toHaveBeenCalled()
    expect(own?.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(outcome).toHaveBeenCalledWith(new Error('too slow'))
    expect(own?.reason).toEqual(new Error('too slow'))
    expect(listeners()).toBe(0)
  })

  it("rejects with the reason of the caller's signal", async () => {
    const { abort, signal, listeners } = createCaller()
    let own: AbortSignal | undefined
    const result = withDeadline({ ms: 100, signal, timeoutError }, (getSignal) => ((own = getSignal()), never()))
    const reason = new Error('left the page')
    abort.abort(reason)
    await expect(result).rejects.toBe(reason)
    expect(own?.reason).toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
    expect(listeners()).toBe(0)
  })

  it('gives an aborted signal to work that asks for it after the end', async () => {
    let ask: (() => AbortSignal) | undefined
    const result = withDeadline({ ms: 100, timeoutError }, (getSignal) => ((ask = getSignal), never()))
    result.catch(() => {})
    await vi.advanceTimersByTimeAsync(100)
    expect(ask?.().reason).toEqual(new Error('too slow'))
  })

  it("does not start the work where the caller's signal is aborted already", async () => {
    const reason = new Error('left the page')
    const work = vi.fn<() => Promise<number>>(async () => 7)
    await expect(withDeadline({ ms: 100, signal: AbortSignal.abort(reason), timeoutError }, work)).rejects.toBe(reason)
    expect(work).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('keeps the first outcome: work that fails because it was aborted changes nothing', async () => {
    const result = withDeadline(
      { ms: 100, timeoutError },
      (getSignal) =>
        new Promise<never>((_, reject) => getSignal().addEventListener('abort', () => reject(new Error('cut')))),
    )
    const outcome = result.catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(100)
    expect(await outcome).toEqual(new Error('too slow'))
  })
})
