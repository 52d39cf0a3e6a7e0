export { InsurerError, isInsurerError } from './insurer/InsurerError.js'
export type { InsurerErrorCode, InsurerErrorKind } from './insurer/InsurerError.js'
export type { InsurerEvent } from './insurer/InsurerEvent.js'
export type { ReportedConnection } from './insurer/cartCodec.js'
export { createInsurerClient } from './insurer/createInsurerClient.js'
export type { InsurerClient, InsurerClientOptions } from './insurer/createInsurerClient.js'
export type { InsurerCall, InsurerRequest } from './insurer/createInsurerTransport.js'
export type { ContractDrift, DriftKind } from './insurer/drift.js'
export { defaultEndpoints } from './insurer/endpoints.js'
export type { ApiVersion, Certainty, Endpoint, EndpointName, EndpointOverrides } from './insurer/endpoints.js'
export type { EventCalls } from './insurer/eventCalls.js'
export { FeedNotDoneError } from './insurer/feedCalls.js'
export type { FailedFeedOrder, FeedCalls, FeedRequest, FeedStatus } from './insurer/feedCalls.js'
export type { HostedCheckout, HostedCheckoutCalls } from './insurer/hostedCheckoutCalls.js'
export { InsurerConfigurationError } from './insurer/insurerAddress.js'
export type { InsurerEnvironment } from './insurer/insurerAddress.js'
export type { StorefrontCalls } from './insurer/storefrontCalls.js'
export type { CallFacts, ProxyEvent, ShopCallback } from './proxy/ProxyEvent.js'
export type {
  ManagedLineItem,
  ManagedOrder,
  ManagedOrderCalls,
  ManagedUnits,
  NewManagedOrder,
} from './insurer/managedOrderCalls.js'
export type {
  Offer,
  OfferCalls,
  OfferCollection,
  OfferedPlan,
  OfferProduct,
  OfferSubject,
  SalesChannel,
} from './insurer/offerCalls.js'
export { createOfferPlanLookup } from './insurer/offerPlanLookup.js'
export type { OfferPlanLookupOptions } from './insurer/offerPlanLookup.js'
export { createMemoryCartBindings } from './proxy/cartGate.js'
export type { CartBindingStore } from './proxy/cartGate.js'
export { createProtectionProxy } from './proxy/createProtectionProxy.js'
export type { Checkout, ProtectionProxy, ProtectionProxyOptions } from './proxy/createProtectionProxy.js'
export { problems } from './proxy/problems.js'
export type { ProblemCode } from './proxy/problems.js'
export type { FindProducts } from './proxy/productResolver.js'
export { createMemoryRateLimitStore, sharedRateLimitStore } from './proxy/rateLimitStore.js'
export type {
  FlexibleRateLimiter,
  MemoryRateLimitStore,
  RateLimit,
  RateLimitStore,
  RateLimitVerdict,
} from './proxy/rateLimitStore.js'
export { routes } from './proxy/routes.js'
export type { Route, RouteName } from './proxy/routes.js'
export type { UserSession } from './proxy/session.js'
