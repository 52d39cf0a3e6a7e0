import { expect, it, vi } from 'vitest'
import { createObservable } from './createObservable.js'

it('calls its listeners for each value that is another one, until they unsubscribe', () => {
  const value = createObservable<number | undefined>(1)
  const listener = vi.fn()
  const stop = value.subscribe(listener)
  value.set(1)
  expect(listener).not.toHaveBeenCalled()
  value.set(NaN)
  value.set(NaN)
  value.set(undefined)
  expect(listener).toHaveBeenCalledTimes(2)
  stop()
  value.set(2)
  expect(listener).toHaveBeenCalledTimes(2)
  expect(value.get()).toBe(2)
})
