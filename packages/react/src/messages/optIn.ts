import type { OfferMessages } from './Messages.js'

export const offerEn: OfferMessages = {
  heading: 'Product protection',
  optional: 'Optional',
  none: 'No protection',
  link: 'Insurance information',
  newTab: 'opens in a new tab',
  details: 'Details',
  remove: 'Remove protection',
}

export const offerDe: OfferMessages = {
  heading: 'Produktschutz',
  optional: 'Freiwillig',
  none: 'Kein Schutz',
  link: 'Versicherungsinformationen',
  newTab: 'öffnet in neuem Tab',
  details: 'Details',
  remove: 'Schutz entfernen',
}
