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
// What a page that loads the sync later needs besides. Some of it is in the root entry as well; taken from here it is
// loaded later too.
export { toPlanLineItem } from '../plan.js'
export { planConnections } from '../connectPlans.js'
export { getPlanConnections, reportCart, syncCart } from '../client/cartApi.js'
export { CartActionRefusedError, CartNotSettledError, CartSyncDisposedError } from './errors.js'
export { createCartSync } from './createCartSync.js'
export { explainRecord, explainSync } from './explainSync.js'
export type { ExplainedRecord } from './explainSync.js'
export { tabChannel } from './tabChannel.js'
export { webLock } from './webLock.js'
