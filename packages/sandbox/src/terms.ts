/** What the insurer agrees to, as far as it is the same for every order. */
export type InsurerTerms = {
  /** Lower-case ISO 3166-1 alpha-2. The documents name `de` and `at` only; the others are invented. */
  countries: readonly string[]
  /** Channels that this merchant may sell through (vendor page "Create an offer"). */
  salesChannels: readonly string[]
  /** Days after a line's fulfilment in which a refund is taken (guide "Orders"). The last second counts. */
  refundWindowDays: number
  /** Life of an offer in days (every published sample). */
  offerDays: number
  /** How long the order feed takes, by the sandbox's clock. Whatever it is, the first look at a request finds it in progress. */
  feedDelayMs: number
  /** Refuse orders whose offer was not made here. Off: it may come from before a restart. */
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
