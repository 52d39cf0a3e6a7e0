/** The cart-sync engine: `@hakuna-kit/core/sync`. An entry of its own, so that a page may load it after the first load. */
export type {
  ActionRefusedReason,
  ActionSkippedReason,
  CartSync,
  CartSyncAnnouncement,
  CartSyncEvent,
  CartSyncLock,
  CartSyncOptions,
  CartSyncRecord,
  CartSyncState,
  CartSyncTabs,
} from './CartSync.js'
export { CartActionRefusedError, CartNotSettledError, CartSyncDisposedError } from './errors.js'
export { createCartSync } from './createCartSync.js'
export { explainRecord, explainSync } from './explainSync.js'
export type { ExplainedRecord } from './explainSync.js'
export { tabChannel } from './tabChannel.js'
export { webLock } from './webLock.js'
