export { createSandbox } from './createSandbox.js'
export type { Sandbox, SandboxOptions, SandboxSnapshot } from './createSandbox.js'
export type { WorldSnapshot } from './world.js'
export type { CatalogueEntry, CataloguePlan } from './catalogue.js'
export { defaultCatalogue } from './defaultCatalogue.js'
export type { InsurerTerms } from './terms.js'
export { defaultTerms } from './terms.js'
export { offerCategories } from './offerMessages.js'
export type { Fault, FaultRecord } from './faults.js'
export type { MessageRecord } from './messages.js'
export type { CartRecord, CheckoutRecord, WireLineItem } from './carts.js'
export type { QuantityChange } from './cartRules.js'
export type { EventRecord } from './events.js'
export type { WirePlan } from './plans.js'
export type { OfferedPlan, OfferProduct, WireOffer } from './offerMessages.js'
export type { FeedOrderStatus, FeedRequestRecord } from './feed.js'
export type { WireManagedOrder } from './managedMessages.js'
export type { HostedCheckoutRecord } from './hostedCheckouts.js'
export type { OrderLineRecord, OrderRecord } from './orders.js'
export type {
  ChangeType,
  Contract,
  Cover,
  OrderChange,
  OrderLine,
  OrderSource,
  OrderState,
  Units,
} from './orderState.js'
