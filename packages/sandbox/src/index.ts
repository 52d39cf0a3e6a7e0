export { createSandbox } from './createSandbox.js'
export type { Sandbox, SandboxOptions, SandboxSnapshot } from './createSandbox.js'
export type { WorldSnapshot } from './createInsurer.js'
export type { CatalogueEntry, CataloguePlan } from './plans/CatalogueEntry.js'
export { defaultCatalogue } from './plans/defaultCatalogue.js'
export type { InsurerTerms } from './terms.js'
export { defaultTerms } from './terms.js'
export { offerCategories } from './v1/WireOffer.js'
export type { Fault, FaultRecord } from './http/createFaults.js'
export type { MessageRecord } from './http/createMessageLog.js'
export type { CartRecord, CheckoutRecord, WireLineItem } from './cart/createCarts.js'
export type { QuantityChange } from './cart/findQuantityChanges.js'
export type { EventRecord } from './events/createEvents.js'
export type { WirePlan } from './plans/createPlans.js'
export type { OfferedPlan, OfferProduct, WireOffer } from './v1/WireOffer.js'
export type { FeedOrderStatus, FeedRequestRecord } from './feed/createFeed.js'
export type { WireManagedOrder } from './v1/managedOrderRequest.js'
export type { HostedCheckoutRecord } from './orders/createHostedCheckouts.js'
export type { OrderLineRecord, OrderRecord } from './orders/createOrders.js'
export type {
  ChangeType,
  Contract,
  Cover,
  OrderChange,
  OrderLine,
  OrderSource,
  OrderState,
  Units,
} from './orders/OrderState.js'
