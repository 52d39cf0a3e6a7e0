import { expect, it } from 'vitest'
import { defaultTerms } from './terms.js'

it('the default terms are these', () => {
  expect(defaultTerms).toEqual({
    countries: ['at', 'be', 'ch', 'de', 'es', 'fr', 'gb', 'ie', 'it', 'jp', 'lu', 'nl'],
    salesChannels: ['e-commerce', 'post-purchase'],
    refundWindowDays: 14,
    offerDays: 30,
    feedDelayMs: 0,
    requireKnownOffers: false,
  })
})
