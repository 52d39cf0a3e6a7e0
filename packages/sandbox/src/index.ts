export { createSandbox } from './createSandbox.js'
export type { Sandbox, SandboxOptions, SandboxSnapshot } from './createSandbox.js'
export type { InsurerSnapshot } from './createInsurer.js'
export type { InsurerTerms } from './terms.js'
export { defaultTerms } from './terms.js'

export type { CatalogueEntry, CataloguePlan } from './plans/CatalogueEntry.js'
export { defaultCatalogue } from './plans/defaultCatalogue.js'
export type { WirePlan } from './plans/createPlanLookup.js'

export type { CartRecord, CheckoutRecord } from './cart/createCarts.js'
export type { QuantityChange } from './cart/findQuantityChanges.js'
export type { WireLineItem } from './cart/lineItemsField.js'

export type { EventRecord } from './events/createEvents.js'
export type { FeedOrderStatus, FeedRequestRecord } from './feed/createFeed.js'
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

export { offerCategories } from './v1/offerCategories.js'
export type { OfferProduct } from './v1/offerRequest.js'
export type { WireManagedOrder } from './v1/WireManagedOrder.js'
export type { OfferedPlan, WireOffer } from './v1/WireOffer.js'

export type { Fault, FaultRecord } from './http/createFaults.js'
export type { MessageRecord } from './http/createMessageLog.js'
