import { expect, it } from 'vitest'
import { createMemoryStorage } from './storage/createMemoryStorage.js'
import { createClock } from './createClock.js'

const systemNow = () => new Date('2026-11-01T10:00:00.000Z')

it('the clock moves by whole days and keeps its offset for the next run', async () => {
  const { settings } = createMemoryStorage()
  const clock = await createClock(settings, systemNow)
  expect([clock.offsetDays, clock.now().toISOString()]).toEqual([0, '2026-11-01T10:00:00.000Z'])
  await clock.setOffsetDays(15)
  expect([clock.offsetDays, clock.now().toISOString()]).toEqual([15, '2026-11-16T10:00:00.000Z'])
  const next = await createClock(settings, systemNow)
  expect([next.offsetDays, next.now().toISOString()]).toEqual([15, '2026-11-16T10:00:00.000Z'])
})
