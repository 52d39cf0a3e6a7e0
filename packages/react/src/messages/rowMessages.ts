import type { BuiltInMessages } from './pickMessages.js'
import type { RowMessages } from './Messages.js'

export const rowMessages: BuiltInMessages<RowMessages> = {
  en: { remove: 'Remove protection' },
  de: { remove: 'Schutz entfernen' },
}
