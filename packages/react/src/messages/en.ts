import { dialogEn } from './dialog.js'
import { noticesEn } from './notices.js'
import type { Messages } from './Messages.js'
import { optInEn } from './optIn.js'
import { orderEn } from './order.js'

/** English texts, complete. The default for all locales that are not German. */
export const en: Messages = { ...optInEn, ...noticesEn, ...dialogEn, ...orderEn }
