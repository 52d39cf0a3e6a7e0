import { dialogMessages } from './dialogMessages.js'
import type { Messages } from './Messages.js'
import { noticeMessages } from './noticeMessages.js'
import { optInMessages } from './optInMessages.js'
import { orderMessages } from './orderMessages.js'
import { rowMessages } from './rowMessages.js'

/** German texts, complete. The default for German locales. */
export const de: Messages = {
  ...optInMessages.de,
  ...rowMessages.de,
  ...noticeMessages.de,
  ...dialogMessages.de,
  ...orderMessages.de,
}
