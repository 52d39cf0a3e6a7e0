export { CartProtectionRow, type CartProtectionRowProps } from './cart/row/CartProtectionRow.js'
export type { RowDescription, RowPlan, RowState, RowStatus } from './cart/row/ConnectedRow.js'
export type { NoPlansShownReason, ProtectionEvent } from './ProtectionEvent.js'
export type { ConsentRecord, Surface } from './opt-in/ConsentRecord.js'
export { de } from './messages/de.js'
export { en } from './messages/en.js'
export { es } from './messages/es.js'
export { fr } from './messages/fr.js'
export { it } from './messages/it.js'
export type {
  DialogMessages,
  NoticeMessages,
  Messages,
  OptInMessages,
  RowMessages,
  OrderMessages,
  PluralText,
} from './messages/Messages.js'
export { nl } from './messages/nl.js'
export { OrderProtection, type OrderProtectionProps } from './order/OrderProtection.js'
export type { PartName, PartProps, Slots } from './Part.js'
export type { PresentedPlan } from './plans/presentPlan.js'
export { ProtectionSetupError } from './ProtectionContext.js'
export { ProtectionDialog, type DialogOutcome, type ProtectionDialogProps } from './opt-in/ProtectionDialog.js'
export { ProtectionOptIn, type ProtectionOptInProps } from './opt-in/ProtectionOptIn.js'
export { ProtectionProvider, type ProtectionProviderProps } from './ProtectionProvider.js'
export { connectionsQueryOptions } from './cart/connectionsQueryOptions.js'
export { plansQueryOptions } from './plans/plansQueryOptions.js'
export { useAddToCart, type AddToCartOptions } from './cart/useAddToCart.js'
export { useCartProtection, type UseCartProtectionOptions } from './cart/row/useCartProtection.js'
export { useCartSync } from './cart/useCartSync.js'
export { usePlanConnections, type PlanConnectionsResult } from './cart/usePlanConnections.js'
export { usePlans, type UsePlansOptions } from './plans/usePlans.js'
export type { GetInputProps } from './opt-in/createInputProps.js'
export type { OptInStatus } from './opt-in/OptInState.js'
export { useProtectionOptIn, type UseProtectionOptInOptions } from './opt-in/useProtectionOptIn.js'
export { version } from './version.js'
