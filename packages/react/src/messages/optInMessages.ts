import type { BuiltInMessages } from './pickMessages.js'
import type { OptInMessages } from './Messages.js'

export const optInMessages: BuiltInMessages<OptInMessages> = {
  en: {
    heading: 'Product protection',
    optional: 'Optional',
    none: 'No protection',
    link: 'Insurance information',
    newTab: 'opens in a new tab',
    details: 'Details',
  },
  de: {
    heading: 'Produktschutz',
    optional: 'Freiwillig',
    none: 'Kein Schutz',
    link: 'Versicherungsinformationen',
    newTab: 'öffnet in neuem Tab',
    details: 'Details',
  },
}
