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
})
