export { CartProtectionRow, type CartProtectionRowProps } from './CartProtectionRow.js'
export type { ConsentRecord, Placement, ProtectionEvent, WhyNoOffer } from './events.js'
export type { CoveringPlan, RowDescription, RowStatus } from './rowDescription.js'
export { de } from './messages/de.js'
export { en } from './messages/en.js'
export { es } from './messages/es.js'
export { fr } from './messages/fr.js'
export { it } from './messages/it.js'
export type {
  DialogMessages,
  LaterMessages,
  Messages,
  OfferMessages,
  OrderMessages,
  PluralText,
} from './messages/Messages.js'
export { nl } from './messages/nl.js'
export { OrderProtection, type HostedCheckout, type OrderProtectionProps } from './OrderProtection.js'
export type { PartName, PartProps, Slots } from './Part.js'
export type { PresentedPlan } from './presentPlan.js'
export { ProtectionSetupError } from './ProtectionContext.js'
export { ProtectionDialog, type DialogOutcome, type ProtectionDialogProps } from './ProtectionDialog.js'
export { ProtectionOptIn, type ProtectionOptInProps } from './ProtectionOptIn.js'
export { ProtectionProvider, type ProtectionProviderProps } from './ProtectionProvider.js'
export { connectionsQueryOptions } from './connectionsQueryOptions.js'
export { plansQueryOptions } from './plansQueryOptions.js'
export { useAddToCart, type AddToCartOptions } from './useAddToCart.js'
export { useCartProtection } from './useCartProtection.js'
export { useCartSync } from './useCartSync.js'
export { usePlanConnections } from './usePlanConnections.js'
export { usePlans, type UsePlansOptions } from './usePlans.js'
export type { GetInputProps } from './inputProps.js'
export type { RowState } from './later/connectRow.js'
export type { OptInStatus, UseProtectionOptInOptions } from './useOptInState.js'
export { useProtectionOptIn } from './useProtectionOptIn.js'
export type { UseCartProtectionOptions } from './useRowState.js'
export { version } from './version.js'
