import type { OrderFormat } from '../../shared/backOfficeApi.js'
import type { SettingStore } from '../storage/Storage.js'

/** In which of the insurer's two ways new orders are told, and so where their plans come from. */
export interface FormatSwitch {
  readonly current: OrderFormat
  set(format: OrderFormat): Promise<void>
}

/** Continues with what the settings hold; order events until the back office says otherwise. */
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
