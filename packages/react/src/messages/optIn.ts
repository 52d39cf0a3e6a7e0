import type { OptInMessages } from './Messages.js'

export const optInEn: OptInMessages = {
  heading: 'Product protection',
  optional: 'Optional',
  none: 'No protection',
  link: 'Insurance information',
  newTab: 'opens in a new tab',
  details: 'Details',
  remove: 'Remove protection',
}

export const optInDe: OptInMessages = {
  heading: 'Produktschutz',
  optional: 'Freiwillig',
  none: 'Kein Schutz',
  link: 'Versicherungsinformationen',
  newTab: 'öffnet in neuem Tab',
  details: 'Details',
  remove: 'Schutz entfernen',
}
