export type { Cart, CartAdapter, LineItem, NewLineItem } from './cart.js'
export type { CartAction, CartChange, CartChangeReason } from './CartChange.js'
export type { AnswerShape } from './client/AnswerShape.js'
export { getPlanConnections } from './client/cartApi.js'
export { createProtectionClient } from './client/createProtectionClient.js'
export type { CallOptions, ProtectionClient, ProtectionClientOptions } from './client/createProtectionClient.js'
export { CartAdapterError, ProtectionError, ProtectionRequestError } from './errors.js'
export type { CartAdapterErrorCode } from './errors.js'
export { pickLanguage, pickText } from './localizedText.js'
export type { LocalizedText } from './localizedText.js'
export { formatMoney } from './money.js'
export type { Money } from './money.js'
export { isPlanLineItem, toPlanLineItem } from './plan.js'
export type { Plan, Product } from './plan.js'
export { connectPlans } from './connectPlans.js'
export type {
  AmbiguousPlans,
  ConnectedPlans,
  LineItemQuantity,
  PlanConnection,
  ReportedPlanConnection,
} from './connectPlans.js'
export { defaultBasePath } from './client/storefrontProtocol.js'
export type {
  CartReportAnswer,
  CartReportRequest,
  CartSyncAnswer,
  ConnectionsAnswer,
  HostedCheckout,
  LookupHint,
  NoPlansReason,
  PlanLookup,
  PlansAnswer,
  PlansRequest,
  ProblemAnswer,
} from './client/storefrontProtocol.js'
