import type { Notice } from './cartRows.js'
import type { Texts } from './texts.js'

/** One notice as a sentence; a failed change names its reason. */
export function noticeText(notice: Notice, text: Texts): string {
  const sentence = text(notice.type, notice)
  return 'code' in notice ? `${sentence} ${text(notice.code)}` : sentence
}
