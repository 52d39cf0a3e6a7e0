export { InsurerError, isInsurerError } from './insurer/transport/InsurerError.js'
export type { InsurerErrorCode, InsurerErrorKind } from './insurer/transport/InsurerError.js'
export type { InsurerEvent } from './insurer/transport/InsurerEvent.js'
export { createInsurerClient } from './insurer/createInsurerClient.js'
export type { InsurerClient, InsurerClientOptions } from './insurer/createInsurerClient.js'
export type { InsurerCall, InsurerRequest } from './insurer/transport/createInsurerTransport.js'
export type { ContractDrift, DriftKind } from './insurer/transport/createDriftReporter.js'
export { defaultEndpoints } from './insurer/transport/endpoints.js'
export type { ApiVersion, Certainty, Endpoint, EndpointName, EndpointOverrides } from './insurer/transport/endpoints.js'
export type { EventCalls } from './insurer/orders/createEventCalls.js'
export { FeedNotDoneError } from './insurer/orders/createFeedCalls.js'
export type { FailedFeedOrder, FeedCalls, FeedRequest, FeedStatus } from './insurer/orders/createFeedCalls.js'
export type { HostedCheckoutCalls } from './insurer/storefront/createHostedCheckoutCalls.js'
export { InsurerConfigurationError } from './insurer/transport/resolveInsurerAddress.js'
export type { InsurerEnvironment } from './insurer/transport/resolveInsurerAddress.js'
export type { StorefrontCalls } from './insurer/storefront/createStorefrontCalls.js'
export type { CallFacts, ProxyEvent, ShopCallback } from './proxy/ProxyEvent.js'
export type {
  ManagedLineItem,
  ManagedOrder,
  ManagedOrderCalls,
  ManagedUnits,
  NewManagedOrder,
} from './insurer/v1/createManagedOrderCalls.js'
export type {
  Offer,
  OfferCalls,
  OfferCollection,
  OfferedPlan,
  OfferProduct,
  OfferSubject,
  SalesChannel,
} from './insurer/v1/createOfferCalls.js'
export { createOfferPlanLookup } from './insurer/v1/createOfferPlanLookup.js'
export type { OfferPlanLookupOptions } from './insurer/v1/createOfferPlanLookup.js'
export { createMemoryCartBindings } from './proxy/guards/authorizeCart.js'
export type { CartBindingStore } from './proxy/guards/authorizeCart.js'
export { createProtectionProxy } from './proxy/createProtectionProxy.js'
export type { Checkout, ProtectionProxy, ProtectionProxyOptions } from './proxy/createProtectionProxy.js'
export { problems } from './proxy/problems.js'
export type { ProblemCode } from './proxy/problems.js'
export type { FindProducts } from './proxy/plans/createProductResolver.js'
export { createMemoryRateLimitStore, sharedRateLimitStore } from './proxy/guards/RateLimitStore.js'
export type {
  FlexibleRateLimiter,
  MemoryRateLimitStore,
  RateLimit,
  RateLimitStore,
  RateLimitVerdict,
} from './proxy/guards/RateLimitStore.js'
export { routes } from './proxy/routes.js'
export type { Route, RouteName } from './proxy/routes.js'
export type { UserSession } from './proxy/guards/createSessions.js'
