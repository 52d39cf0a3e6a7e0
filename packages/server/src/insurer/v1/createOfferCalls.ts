import type { CallOptions, InsurerRequest, WriteOptions } from '../transport/createInsurerTransport.js'
import { throwInvalidAnswer } from '../transport/InsurerError.js'
import type { Offer, OfferSubject, SalesChannel } from './Offer.js'
import { decodeOffer, encodeOfferRequest } from './offerCodec.js'

/**
 * Offers (API v1.2): plans for a product that carry an offer id and a plan id, as the order feed needs them. Each
 * rejects with an `InsurerError`; its `insurerCode` says why an offer was refused: `product_unsupported` (also: unknown
 * category, price outside its range), `country_unsupported`, `saleschannel_unsupported`, `invalid_request_parameters`.
 */
export type OfferCalls = {
  /**
   * Asks the insurer for an offer: plans for a product or a collection, valid for a limited time.
   *
   * @see pages "Create an offer for an individual product" and "… for a product collection" (vendor page; plan keys are
   * our reading)
   */
  createOffer(
    input: OfferSubject & {
      /** ISO 3166-1 alpha-2, lower case. Default: `de`, the insurer's own. */
      country?: string | undefined
      /** Default: `e-commerce`, the insurer's own. */
      salesChannel?: SalesChannel | undefined
    } & WriteOptions,
  ): Promise<Offer>
  /** @see API reference v1.2 (vendor page; the path is our reading) */
  retrieveOffer(input: { offerId: string } & CallOptions): Promise<Offer>
}

export function createOfferCalls(request: InsurerRequest): OfferCalls {
  return {
    async createOffer({ idempotencyKey, signal, requestId, ...offer }) {
      const body = encodeOfferRequest(offer)
      const answer = await request({ endpoint: 'createOffer', body, idempotencyKey, signal, requestId })
      return decodeOffer(answer) ?? throwInvalidAnswer('createOffer')
    },
    async retrieveOffer({ offerId, ...options }) {
      const answer = await request({ endpoint: 'retrieveOffer', path: { offerId }, ...options })
      return decodeOffer(answer) ?? throwInvalidAnswer('retrieveOffer')
    },
  }
}
