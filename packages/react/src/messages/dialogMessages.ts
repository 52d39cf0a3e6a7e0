import type { BuiltInMessages } from './pickMessages.js'
import type { DialogMessages } from './Messages.js'

export const dialogMessages: BuiltInMessages<DialogMessages> = {
  en: {
    benefits: 'What is covered',
    voluntary: 'Protection is optional. You can buy the product without it.',
    contract: 'The insurance contract begins when the product is shipped. You get the policy by e-mail.',
    add: 'Add protection for {price}',
    close: 'Close',
    question: 'Protection for {product}?',
    decline: 'Continue without protection',
  },
  de: {
    benefits: 'Das ist versichert',
    voluntary: 'Der Schutz ist freiwillig. Sie können das Produkt auch ohne ihn kaufen.',
    contract: 'Der Versicherungsvertrag beginnt mit dem Versand des Produkts. Die Police kommt per E-Mail.',
    add: 'Schutz für {price} hinzufügen',
    close: 'Schließen',
    question: 'Schutz für {product}?',
    decline: 'Ohne Schutz weiter',
  },
}
