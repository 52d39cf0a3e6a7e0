import type { SettingStore } from './storage/Storage.js'

const dayMs = 86_400_000

/** The shop's calendar. It can be put forward in whole days, to see what is allowed after two weeks without waiting for them. */
export interface Clock {
  now(): Date
  readonly offsetDays: number
  setOffsetDays(days: number): Promise<void>
}

/** Continues with the offset that the settings hold. */
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
