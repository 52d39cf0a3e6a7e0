import type { OrderFormat } from '../../shared/backOfficeApi.js'
import type { SettingStore } from '../storage/Storage.js'

/** The format in which new orders are reported. It also decides where their plans come from. */
export interface FormatSwitch {
  readonly current: OrderFormat
  set(format: OrderFormat): Promise<void>
}

/** Starts with the format in the settings; order events by default. */
export async function createFormatSwitch(settings: SettingStore): Promise<FormatSwitch> {
  let current: OrderFormat = (await settings.load('orderFormat')) === 'feed' ? 'feed' : 'events'
  return {
    get current() {
      return current
    },
    async set(format) {
      current = format
      await settings.save('orderFormat', format)
    },
  }
}
