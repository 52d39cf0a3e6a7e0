import { createTexts, type Texts } from './createTexts.js'
import { noticeMessages } from './noticeMessages.js'
import type { NoticeMessages } from './Messages.js'
import type { Language } from './pickMessages.js'

/** Writes what is shown and announced after a change. */
export type NoticeTexts = Texts<keyof NoticeMessages>

export const noticeTexts = (language: Language): NoticeTexts => createTexts(noticeMessages, language)
