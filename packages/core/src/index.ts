export type { Cart, LineItem, NewLineItem } from './cart.js'
export type { CartAction } from './cartActions.js'
export type { CartAdapter } from './CartAdapter.js'
export type { CartChange, CartChangeReason } from './cartChange.js'
export type {
  ActionRefusedReason,
  ActionSkippedReason,
  CartSync,
  CartSyncEvent,
  CartSyncLock,
  CartSyncOptions,
  CartSyncRecord,
  CartSyncState,
  CartSyncTabs,
} from './CartSync.js'
export { createCartSync } from './createCartSync.js'
export { createProtectionClient } from './createProtectionClient.js'
export type { CallOptions, ProtectionClient, ProtectionClientOptions } from './createProtectionClient.js'
export {
  CartActionRefusedError,
  CartAdapterError,
  CartNotSettledError,
  CartSyncDisposedError,
  ProtectionError,
  ProtectionRequestError,
} from './errors.js'
export type { CartAdapterErrorCode } from './errors.js'
export { pickLanguage, pickText } from './localizedText.js'
export type { LocalizedText } from './localizedText.js'
export { explainRecord, explainSync } from './explainSync.js'
export type { ExplainedRecord } from './explainSync.js'
export { formatMoney } from './money.js'
export type { Money } from './money.js'
export type { Plan, Product } from './plan.js'
export { connectPlans } from './planConnections.js'
export type { AmbiguousPlans, ConnectedPlans, LineItemQuantity, PlanConnection } from './planConnections.js'
export { isPlanLineItem, toPlanLineItem } from './planLineItem.js'
export { defaultBasePath } from './storefrontProtocol.js'
export type {
  CartReportAnswer,
  CartReportRequest,
  CartSyncAnswer,
  ConnectionsAnswer,
  NoPlansReason,
  PlanLookup,
  PlansAnswer,
  PlansRequest,
  ProblemAnswer,
} from './storefrontProtocol.js'
export { tabChannel } from './tabChannel.js'
export { webLock } from './webLock.js'
