import type { OrderFormat } from '../../shared/backOfficeApi.js'
import type { SettingStore } from '../storage/Storage.js'

/** In which of the insurer's two ways new orders are told; order events until the back office says otherwise. */
export async function readFormat(settings: SettingStore): Promise<OrderFormat> {
  return (await settings.load('orderFormat')) === 'feed' ? 'feed' : 'events'
}
