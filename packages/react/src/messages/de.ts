import { dialogDe } from './dialog.js'
import { laterDe } from './later.js'
import type { Messages } from './Messages.js'
import { offerDe } from './offer.js'
import { orderDe } from './order.js'

/** German texts, complete. The default for German locales. */
export const de: Messages = { ...offerDe, ...laterDe, ...dialogDe, ...orderDe }
