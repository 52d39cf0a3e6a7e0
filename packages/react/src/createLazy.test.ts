import { act, renderHook } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { createLazy, useLazy } from './createLazy.js'

const code = { run: () => 'done' }

describe('createLazy', () => {
  it('downloads nothing before it is needed, and then once', async () => {
    const download = vi.fn(async () => code)
    const lazy = createLazy(download)
    expect(download).not.toHaveBeenCalled()
    expect(lazy.get()).toBeUndefined()
    expect(await Promise.all([lazy.load(), lazy.load()])).toEqual([code, code])
    expect(await lazy.load()).toBe(code)
    expect(download).toHaveBeenCalledTimes(1)
    expect(lazy.get()).toBe(code)
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('offline'))],
    ['has nothing', () => Promise.resolve(undefined)],
  ])('tries again after a download that %s', async (_, fail) => {
    const download = vi.fn<() => Promise<typeof code | undefined>>(async () => code).mockImplementationOnce(fail)
    const lazy = createLazy(download)
    expect(await lazy.load()).toBeUndefined()
    expect(await lazy.load()).toBe(code)
    expect(download).toHaveBeenCalledTimes(2)
  })

  it('begins when it is loaded, and ends when asked, also where that is earlier', async () => {
    const lazy = createLazy(async () => code)
    const end = vi.fn()
    const begin = vi.fn(() => end)
    const stop = lazy.whenLoaded(begin)
    stop()
    expect(begin).not.toHaveBeenCalled()
    await lazy.load()
    await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(1))
    expect(begin).toHaveBeenCalledExactlyOnceWith(code)
  })

  it('never begins where the download fails', async () => {
    const lazy = createLazy<typeof code>(() => Promise.reject(new Error('offline')))
    const begin = vi.fn()
    lazy.whenLoaded(begin)()
    // The second try ends after the first one.
    expect(await lazy.load()).toBeUndefined()
    expect(begin).not.toHaveBeenCalled()
  })
})

describe('useLazy', () => {
  it('renders again once the value is loaded', async () => {
    const lazy = createLazy(async () => code)
    const { result } = renderHook(() => useLazy(lazy))
    expect(result.current).toBeUndefined()
    await act(() => lazy.load())
    expect(result.current).toBe(code)
  })
})
