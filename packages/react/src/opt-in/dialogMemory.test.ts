import { beforeEach, describe, expect, it } from 'vitest'
import { dialogMemory } from './dialogMemory.js'

beforeEach(() => sessionStorage.clear())

describe('dialogMemory', () => {
  it('asks for no product after a no', () => {
    dialogMemory.remember('p', true)
    dialogMemory.remember('q', false)
    expect(dialogMemory.mayAsk('r')).toBe(false)
  })

  it.each(['{', '[]', '{"asked":"p","declined":"no"}'])('reads the stored value %s as empty', (value) => {
    sessionStorage.setItem('hakuna-kit dialog', value)
    dialogMemory.remember('p', false)
    expect([dialogMemory.mayAsk('p'), dialogMemory.mayAsk('q')]).toEqual([false, true])
  })
})
