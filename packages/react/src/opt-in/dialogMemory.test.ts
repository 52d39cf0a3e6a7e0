import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dialogMemory } from './dialogMemory.js'

const key = 'hakuna-kit dialog'
const stored = () => JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.unstubAllGlobals())

describe('dialogMemory', () => {
  it('asks once for each product', () => {
    expect([dialogMemory.mayAsk('p'), dialogMemory.mayAsk('q')]).toEqual([true, true])
    expect(stored()).toBeNull()
    dialogMemory.remember('p', false)
    expect([dialogMemory.mayAsk('p'), dialogMemory.mayAsk('q')]).toEqual([false, true])
    dialogMemory.remember('q', false)
    dialogMemory.remember('p', false)
    expect([dialogMemory.mayAsk('p'), dialogMemory.mayAsk('q'), dialogMemory.mayAsk('r')]).toEqual([false, false, true])
    expect(stored()).toEqual({ asked: ['p', 'q'], declined: false })
  })

  it('asks for no product after a no', () => {
    dialogMemory.remember('p', true)
    dialogMemory.remember('q', false)
    expect(dialogMemory.mayAsk('r')).toBe(false)
    expect(stored()).toEqual({ asked: ['p', 'q'], declined: true })
  })

  it.each(['[]', '{"asked":"p","declined":"no"}'])('reads the stored value %s as empty', (value) => {
    sessionStorage.setItem(key, value)
    expect(dialogMemory.mayAsk('p')).toBe(true)
    dialogMemory.remember('p', false)
    expect([dialogMemory.mayAsk('p'), dialogMemory.mayAsk('q')]).toEqual([false, true])
  })

  it('does not ask where the stored value cannot be read, and replaces it', () => {
    sessionStorage.setItem(key, '{')
    expect(dialogMemory.mayAsk('p')).toBe(false)
    dialogMemory.remember('p', false)
    expect(stored()).toEqual({ asked: ['p'], declined: false })
  })

  it('does not ask, and does not fail, where the storage is blocked', () => {
    const fail = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    vi.stubGlobal('sessionStorage', { getItem: fail, setItem: fail })
    expect(dialogMemory.mayAsk('p')).toBe(false)
    expect(() => dialogMemory.remember('p', true)).not.toThrow()
  })

  it('does not fail where the storage is full', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => null,
      setItem() {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    expect(() => dialogMemory.remember('p', false)).not.toThrow()
  })
})
