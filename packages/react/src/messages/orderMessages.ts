import type { BuiltInMessages } from './pickMessages.js'
import type { OrderMessages } from './Messages.js'

export const orderMessages: BuiltInMessages<OrderMessages> = {
  en: {
    addAfterOrder: 'You can still add protection',
    addAfterOrderLink: 'Choose protection',
    next: 'What happens next with your protection',
    mail: 'You will get a confirmation by e-mail from Hakuna.',
    policy: 'The policy follows by e-mail once your product is shipped.',
    daysLeft: {
      one: 'You can withdraw for {count} more day, without giving a reason.',
      other: 'You can withdraw for {count} more days, without giving a reason.',
    },
    withdraw: 'You can withdraw until {count} days after shipment, without giving a reason.',
    claim: 'Report a claim',
  },
  de: {
    addAfterOrder: 'Schutz jetzt noch hinzufügen',
    addAfterOrderLink: 'Schutz auswählen',
    next: 'So geht es mit Ihrem Schutz weiter',
    mail: 'Sie erhalten eine Bestätigung per E-Mail von Hakuna.',
    policy: 'Die Police folgt per E-Mail, sobald Ihr Produkt versandt ist.',
    daysLeft: {
      one: 'Sie können noch {count} Tag lang ohne Angabe von Gründen widerrufen.',
      other: 'Sie können noch {count} Tage lang ohne Angabe von Gründen widerrufen.',
    },
    withdraw: 'Sie können bis {count} Tage nach dem Versand ohne Angabe von Gründen widerrufen.',
    claim: 'Schaden melden',
  },
}
