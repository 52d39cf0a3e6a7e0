import { dialogMessages } from './dialogMessages.js'
import type { Messages } from './Messages.js'
import { noticeMessages } from './noticeMessages.js'
import { optInMessages } from './optInMessages.js'
import { orderMessages } from './orderMessages.js'
import { rowMessages } from './rowMessages.js'

/** English texts, complete. The default for all locales that are not German. */
export const en: Messages = {
  ...optInMessages.en,
  ...rowMessages.en,
  ...noticeMessages.en,
  ...dialogMessages.en,
  ...orderMessages.en,
}
