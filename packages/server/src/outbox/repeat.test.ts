import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { repeat } from './repeat.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('repeat', () => {
  it('does the work at each interval until it is stopped', async () => {
    const work = vi.fn(async () => {})
    const stop = repeat(work, 1_000, () => {})
    await vi.advanceTimersByTimeAsync(999)
    expect(work).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2_001)
    expect(work).toHaveBeenCalledTimes(3)
    stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(work).toHaveBeenCalledTimes(3)
  })

  it('skips the turns during which the work still runs', async () => {
    const work = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 2_500)))
    repeat(work, 1_000, () => {})
    await vi.advanceTimersByTimeAsync(3_000)
    expect(work).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('passes a failure on and goes on', async () => {
    const failures: unknown[] = []
    const work = vi.fn(() => Promise.reject(new Error('no database')))
    repeat(work, 1_000, (error) => failures.push(error))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(failures).toEqual([new Error('no database'), new Error('no database')])
  })
})
