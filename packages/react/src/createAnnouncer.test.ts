import { expect, it, vi } from 'vitest'
import { createAnnouncer } from './createAnnouncer.js'
import type { ProtectionEvent } from './ProtectionEvent.js'

const declined: ProtectionEvent = { type: 'plan_declined', surface: 'product', productId: 'p' }

it('emits to the newest callback of the shop, after the current task', async () => {
  const [first, newest] = [vi.fn(), vi.fn()]
  const announcer = createAnnouncer({ locale: 'en', onEvent: first })
  announcer.emit(declined)
  announcer.listen({ locale: 'de', onEvent: newest })
  expect(newest).not.toHaveBeenCalled()
  await Promise.resolve()
  expect(newest).toHaveBeenCalledExactlyOnceWith(declined)
  expect(first).not.toHaveBeenCalled()
  expect(announcer.language().locale).toBe('de')
})

it('holds the last event, the language and the live region, also without a callback of the shop', async () => {
  const region = document.createElement('output')
  const announcer = createAnnouncer({ locale: 'en' })
  expect([announcer.events.get(), announcer.region()]).toEqual([undefined, undefined])
  const listener = { locale: 'de', messages: { none: 'Ohne' }, region }
  announcer.listen(listener)
  announcer.emit(declined)
  await Promise.resolve()
  expect(announcer.events.get()).toBe(declined)
  expect(announcer.region()).toBe(region)
  expect(announcer.language()).toBe(listener)
})
