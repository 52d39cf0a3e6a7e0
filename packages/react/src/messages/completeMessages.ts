import { dialogMessages } from './dialogMessages.js'
import type { Messages } from './Messages.js'
import { noticeMessages } from './noticeMessages.js'
import { optInMessages } from './optInMessages.js'
import { orderMessages } from './orderMessages.js'

/** All texts of a language that needs no import. */
export function completeMessages(language: 'de' | 'en'): Messages {
  return {
    ...optInMessages[language],
    ...noticeMessages[language],
    ...dialogMessages[language],
    ...orderMessages[language],
  }
}
