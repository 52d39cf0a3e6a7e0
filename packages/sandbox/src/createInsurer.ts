import { type CartRecord, type CheckoutRecord, createCarts } from './cart/createCarts.js'
import { type EventRecord, createEvents } from './events/createEvents.js'
import { type FeedRequestRecord, createFeed } from './feed/createFeed.js'
import type { Answer, Call } from './http/Call.js'
import type { FaultEffect } from './http/createFaults.js'
import type { EndpointName } from './http/endpoints.js'
import { type HostedCheckoutRecord, createHostedCheckouts } from './orders/createHostedCheckouts.js'
import { type OrderRecord, createOrders } from './orders/createOrders.js'
import type { Contract } from './orders/OrderState.js'
import type { CatalogueEntry } from './plans/CatalogueEntry.js'
import { createPlanLookup } from './plans/createPlanLookup.js'
import { createPriceBook } from './prices/createPriceBook.js'
import { takeOrderMessage } from './takeOrderMessage.js'
import type { InsurerTerms } from './terms.js'
import { createManagedOrders } from './v1/createManagedOrders.js'
import { createOffers } from './v1/createOffers.js'
import type { WireOffer } from './v1/WireOffer.js'

/** All records of the insurer. */
export type InsurerSnapshot = {
  /** As last reported. */
  carts: CartRecord[]
  /** Checkout notifications, oldest first. */
  checkouts: CheckoutRecord[]
  /** Accepted order events, oldest first. */
  events: EventRecord[]
  /** In the insurer's own format. */
  offers: WireOffer[]
  feedRequests: FeedRequestRecord[]
  /** Orders reported by events, by the feed and by managing calls; see `source`. */
  orders: OrderRecord[]
  /** Made when a protected product was fulfilled. Ended contracts are kept. */
  contracts: Contract[]
  /** Links that were answered. */
  hostedCheckouts: HostedCheckoutRecord[]
}

/** The insurer without HTTP: its records, and a handler for each endpoint. */
export function createInsurer(catalogue: readonly CatalogueEntry[], terms: InsurerTerms) {
  const prices = createPriceBook(catalogue)
  const plans = createPlanLookup(catalogue, prices)
  const carts = createCarts(prices)
  const orders = createOrders()
  const offers = createOffers(catalogue, terms, prices)
  const events = createEvents(orders, terms, carts.findLine, prices)
  const feed = createFeed(orders, offers, terms, prices)
  const managed = createManagedOrders(orders, offers, terms, prices)
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
    snapshot(now: Date): InsurerSnapshot {
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
