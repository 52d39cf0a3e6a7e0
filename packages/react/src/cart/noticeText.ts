import type { RowNotice } from './createCartStore.js'
import { noticesDe, noticesEn } from '../messages/notices.js'
import type { NoticeMessages } from '../messages/Messages.js'
import { isGerman } from '../messages/isGerman.js'
import { createTexts, type Texts } from '../messages/createTexts.js'
import type { Announcer } from '../createAnnouncer.js'

/** What the live region says: a row's notice, or that a change was made as asked. */
export type Notice = RowNotice | { type: 'added' | 'productRemoved'; title: string }

/** The words for what happened, in the language of the moment. */
export function noticeTexts(announcer: Announcer): Texts<keyof NoticeMessages> {
  const { locale, messages } = announcer.language()
  return createTexts<NoticeMessages>(locale, { ...(isGerman(locale) ? noticesDe : noticesEn), ...messages })
}

/** One notice as a sentence; a failed change names its reason. */
export function noticeText(notice: Notice, text: Texts<keyof NoticeMessages>): string {
  const sentence = text(notice.type, notice)
  return 'code' in notice ? `${sentence} ${text(notice.code)}` : sentence
}
