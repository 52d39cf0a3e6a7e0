/** The insurer's terms; the same for every order. */
export type InsurerTerms = {
  /** Lower-case ISO 3166-1 alpha-2. The documents name `de` and `at` only; the others are invented. */
  countries: readonly string[]
  /** Channels that this merchant may sell through (vendor page "Create an offer"). */
  salesChannels: readonly string[]
  /** Days after the fulfilment of a unit in which it may be refunded, to the last millisecond (guide "Orders"). */
  refundWindowDays: number
  /** Days for which an offer is valid (every published sample). */
  offerDays: number
  /** Milliseconds until a feed request is processed, by the sandbox's clock. The first status is `in_progress`. */
  feedDelayMs: number
  /** Refuse orders with an unknown offer. False: the offer may have been made before a restart. */
  requireKnownOffers: boolean
}

export const defaultTerms: InsurerTerms = {
  countries: ['at', 'be', 'ch', 'de', 'es', 'fr', 'gb', 'ie', 'it', 'jp', 'lu', 'nl'],
  salesChannels: ['e-commerce', 'post-purchase'],
  refundWindowDays: 14,
  offerDays: 30,
  feedDelayMs: 0,
  requireKnownOffers: false,
}
