import { type CartRecord, type CheckoutRecord, createCarts } from './cart/createCarts.js'
import type { CatalogueEntry } from './plans/CatalogueEntry.js'
import type { EndpointName } from './http/endpoints.js'
import { type EventRecord, createEvents } from './events/createEvents.js'
import type { FaultEffect } from './http/createFaults.js'
import { type FeedRequestRecord, createFeed } from './feed/createFeed.js'
import { type HostedCheckoutRecord, createHostedCheckouts } from './orders/createHostedCheckouts.js'
import type { Answer, Call } from './http/Refusal.js'
import { createManagedOrders } from './v1/createManagedOrders.js'
import type { WireOffer } from './v1/WireOffer.js'
import { createOffers } from './v1/createOffers.js'
import { takeOrderMessage } from './takeOrderMessage.js'
import type { Contract } from './orders/OrderState.js'
import { type OrderRecord, createOrders } from './orders/createOrders.js'
import { createPlans } from './plans/createPlans.js'
import type { InsurerTerms } from './terms.js'

/** Everything that the insurer knows of its merchant's business. */
export type WorldSnapshot = {
  /** By their last report. */
  carts: CartRecord[]
  /** Checkout notifications, oldest first. */
  checkouts: CheckoutRecord[]
  /** Accepted order events, oldest first. */
  events: EventRecord[]
  /** As made, in the insurer's own format. */
  offers: WireOffer[]
  feedRequests: FeedRequestRecord[]
  /** Orders told by events, by feed and by managing calls; `source` says which. */
  orders: OrderRecord[]
  /** Made when a protected product was fulfilled; ended ones stay. */
  contracts: Contract[]
  /** Links that were given out. */
  hostedCheckouts: HostedCheckoutRecord[]
}

/** The insurer without its HTTP edge: what it knows and how it deals with each call. */
export function createWorld(catalogue: readonly CatalogueEntry[], terms: InsurerTerms) {
  const plans = createPlans(catalogue)
  const carts = createCarts()
  const orders = createOrders()
  const offers = createOffers(catalogue, terms)
  const events = createEvents(orders, terms, carts.findLine)
  const feed = createFeed(orders, offers, terms)
  const managed = createManagedOrders(orders, offers, terms)
  const hostedCheckouts = createHostedCheckouts(orders, catalogue, plans.findCategory)

  const handlers: Record<EndpointName, (call: Call, effect: FaultEffect) => Answer> = {
    lookUpPlans: (call, { priceDrift }) => plans.lookUp(call, priceDrift),
    getPlanConnections: (call) => carts.getConnections(call),
    takeOrderMessage: (call, { endlessActions }) =>
      takeOrderMessage(call, {
        event: events.publish,
        cartReport: (report) => carts.report(report, endlessActions),
        checkout: carts.checkOut,
        managedOrder: managed.place,
      }),
    publishEvent: events.publish,
    createOffer: (call, { priceDrift }) => offers.create(call, priceDrift),
    retrieveOffer: offers.retrieve,
    submitFeed: feed.submit,
    getFeedStatus: feed.getStatus,
    placeManagedOrder: managed.place,
    retrieveManagedOrder: managed.retrieve,
    fulfillManagedOrder: managed.fulfill,
    refundManagedOrder: managed.refund,
    cancelManagedOrder: managed.cancel,
    findHostedCheckout: hostedCheckouts.find,
  }

  return {
    handle(name: EndpointName, call: Call, effect: FaultEffect): Answer {
      feed.processDue(call.now)
      return handlers[name](call, effect)
    },
    snapshot(now: Date): WorldSnapshot {
      feed.processDue(now)
      return {
        ...carts.snapshot(),
        events: events.snapshot(),
        offers: offers.snapshot(),
        feedRequests: feed.snapshot(),
        ...orders.snapshot(),
        hostedCheckouts: hostedCheckouts.snapshot(),
      }
    },
  }
}
