import { isPlanLineItem, type Cart, type CartAdapterErrorCode, type CartChange } from '@hakuna-kit/core'
import type { NoticeTexts } from '../messages/noticeTexts.js'
import type { RowNotice } from './CartRow.js'

/** What the live region announces: the notice of a row, or a change that leaves no notice there. */
export type Notice = RowNotice | { type: 'added' | 'productRemoved'; title: string }

/** One notice as a sentence. For a failed change it includes the reason. */
export function noticeText(notice: Notice, text: NoticeTexts): string {
  const sentence = text(notice.type, notice)
  return 'code' in notice ? `${sentence} ${text(notice.code)}` : sentence
}

/** What the sync did to the plans: the sentences in order, and the notice of each row that is concerned. */
export function describeChanges(cart: Cart | null | undefined, changes: readonly CartChange[]) {
  const rowNotices = new Map<string, RowNotice>()
  const notices = changes.map(({ productReference, title, to, reason }): Notice => {
    const notice: RowNotice = to ? { type: 'adjusted', title, count: to } : { type: 'removed', title }
    for (const line of cart?.lineItems ?? []) {
      if (line.productId === productReference && !isPlanLineItem(line)) rowNotices.set(line.id, notice)
    }
    return reason === 'product_removed' ? { type: 'productRemoved', title } : notice
  })
  return { notices, rowNotices }
}

const failureCodes = ['conflict', 'locked', 'refused', 'unavailable'] as const

/** Why the cart refused a change. Compares the code and not the class, because a bundle may contain core twice. */
export function toFailureCode(error: unknown): CartAdapterErrorCode {
  return failureCodes.find((code) => code === (error as { code?: unknown } | null)?.code) ?? 'unavailable'
}
