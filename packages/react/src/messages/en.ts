import { dialogEn } from './dialog.js'
import { laterEn } from './notices.js'
import type { Messages } from './Messages.js'
import { offerEn } from './optIn.js'
import { orderEn } from './order.js'

/** English texts, complete. The default for all locales that are not German. */
export const en: Messages = { ...offerEn, ...laterEn, ...dialogEn, ...orderEn }
