import { dialogDe } from './dialog.js'
import { noticesDe } from './notices.js'
import type { Messages } from './Messages.js'
import { optInDe } from './optIn.js'
import { orderDe } from './order.js'

/** German texts, complete. The default for German locales. */
export const de: Messages = { ...optInDe, ...noticesDe, ...dialogDe, ...orderDe }
