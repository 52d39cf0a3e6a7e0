import type { RowNotice } from './createCartStore.js'
import { laterDe, laterEn } from '../messages/notices.js'
import type { LaterMessages } from '../messages/Messages.js'
import { isGerman } from '../messages/isGerman.js'
import { createTexts, type Texts } from '../messages/createTexts.js'
import type { Voice } from '../createAnnouncer.js'

/** What the live region says: a row's notice, or that a change was made as asked. */
export type Notice = RowNotice | { type: 'added' | 'productRemoved'; title: string }

/** The words for what happened, in the language of the moment. */
export function laterTexts(voice: Voice): Texts<keyof LaterMessages> {
  const { locale, messages } = voice.language()
  return createTexts<LaterMessages>(locale, { ...(isGerman(locale) ? laterDe : laterEn), ...messages })
}

/** One notice as a sentence; a failed change names its reason. */
export function noticeText(notice: Notice, text: Texts<keyof LaterMessages>): string {
  const sentence = text(notice.type, notice)
  return 'code' in notice ? `${sentence} ${text(notice.code)}` : sentence
}
