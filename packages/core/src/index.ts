export type { Cart, LineItem, NewLineItem } from './cart.js'
export type { CartAction } from './cartActions.js'
export type { CartAdapter } from './CartAdapter.js'
export type { CartChange, CartChangeReason } from './cartChange.js'
export { ProtectionError } from './errors.js'
export type { LocalizedText } from './localizedText.js'
export type { Money } from './money.js'
export type { Plan, Product } from './plan.js'
export type { PlanConnection } from './planConnections.js'
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
