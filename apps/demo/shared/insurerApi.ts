import type { CartRecord, CheckoutRecord, Contract, MessageRecord, OrderRecord } from '@hakuna-kit/sandbox'
import type { Trouble } from './backOfficeApi.js'
import type { InsurerInfo } from './shopApi.js'

/** The insurer's own records, in its own words. `view` is null where the insurer is somebody else's server. */
export type InsurerAnswer = {
  insurer: InsurerInfo
  view: {
    now: string
    troubles: Trouble[]
    carts: CartRecord[]
    checkouts: CheckoutRecord[]
    offers: { id: string; productTitle: string; createdAt: string; expiresAt: string }[]
    orders: OrderRecord[]
    contracts: Contract[]
    messageCount: number
    /** Newest first. */
    messages: MessageRecord[]
  } | null
}
