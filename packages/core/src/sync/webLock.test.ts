import { afterEach, describe, expect, it, vi } from 'vitest'
import { webLock } from './webLock.js'

afterEach(() => void vi.unstubAllGlobals())

describe('webLock', () => {
  it('runs the task at once where Web Locks are missing', async () => {
    vi.stubGlobal('navigator', undefined)
    await expect(webLock('cart-1')(async () => 7, { signal: new AbortController().signal })).resolves.toBe(7)
  })

  it('requests the lock of that name, and passes the signal that ends the wait', async () => {
    const requests: unknown[] = []
    const request = (name: string, options: unknown, task: () => unknown): unknown => {
      requests.push(name, options)
      return task()
    }
    vi.stubGlobal('navigator', { locks: { request } })
    const { signal } = new AbortController()
    await expect(webLock('cart-1')(async () => 7, { signal })).resolves.toBe(7)
    expect(requests).toEqual(['hakuna-kit cart-1', { signal }])
  })

  it('runs the task at once where the browser refuses the lock', async () => {
    const request = async () => Promise.reject(new DOMException('cookies are blocked', 'SecurityError'))
    vi.stubGlobal('navigator', { locks: { request } })
    const task = vi.fn(async () => 7)
    await expect(webLock('cart-1')(task, { signal: new AbortController().signal })).resolves.toBe(7)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('runs a task that fails once only', async () => {
    vi.stubGlobal('navigator', { locks: { request: async (_: string, __: unknown, task: () => unknown) => task() } })
    const task = vi.fn(async () => Promise.reject(new Error('the cart is locked')))
    await expect(webLock('cart-1')(task, { signal: new AbortController().signal })).rejects.toThrow('is locked')
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('does not run the task where the wait was ended', async () => {
    const abort = new AbortController()
    vi.stubGlobal('navigator', { locks: { request: async () => abort.signal.throwIfAborted() } })
    const task = vi.fn(async () => 7)
    abort.abort(new Error('disposed'))
    await expect(webLock('cart-1')(task, { signal: abort.signal })).rejects.toThrow('disposed')
    expect(task).not.toHaveBeenCalled()
  })
})
