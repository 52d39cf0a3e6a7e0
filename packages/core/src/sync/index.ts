/** The cart-sync engine: `@hakuna-kit/core/sync`, an entry of its own, so that a page can load it later. */
export type {
  ActionRefusedReason,
  ActionSkippedReason,
  CartReporting,
  CartSync,
  CartSyncAnnouncement,
  CartSyncEvent,
  CartSyncLock,
  CartSyncOptions,
  CartSyncRecord,
  CartSyncSettings,
  CartSyncState,
  CartSyncTabs,
} from './CartSync.js'
// In the root entry as well, except the calls of the sync. Code that a page loads later takes them from here.
export { connectPlans } from '../connectPlans.js'
export { getPlanConnections, reportCart, syncCart } from '../client/cartApi.js'
export { CartActionRefusedError, CartNotSettledError, CartSyncDisposedError } from './errors.js'
export { createCartSync } from './createCartSync.js'
export { explainRecord, explainSync } from './explainSync.js'
export type { ExplainedRecord } from './explainSync.js'
export { tabChannel } from './tabChannel.js'
export { webLock } from './webLock.js'
