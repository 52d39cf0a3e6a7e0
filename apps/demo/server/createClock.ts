import type { SettingStore } from './storage/Storage.js'

const dayMs = 86_400_000

/** The shop's clock. Moved forward by whole days, it shows what is allowed after two weeks without the wait. */
export interface Clock {
  now(): Date
  readonly offsetDays: number
  setOffsetDays(days: number): Promise<void>
}

/** Starts with the offset in the settings. */
export async function createClock(settings: SettingStore, systemNow: () => Date = () => new Date()): Promise<Clock> {
  const stored = await settings.load('clockOffsetDays')
  let offsetDays = typeof stored === 'number' ? stored : 0
  return {
    now: () => new Date(systemNow().getTime() + offsetDays * dayMs),
    get offsetDays() {
      return offsetDays
    },
    async setOffsetDays(days) {
      offsetDays = days
      await settings.save('clockOffsetDays', days)
    },
  }
}
