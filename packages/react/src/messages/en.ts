import { dialogEn } from './dialog.js'
import { laterEn } from './later.js'
import type { Messages } from './Messages.js'
import { offerEn } from './offer.js'
import { orderEn } from './order.js'

/** English texts, complete. The default for all locales that are not German. */
export const en: Messages = { ...offerEn, ...laterEn, ...dialogEn, ...orderEn }
