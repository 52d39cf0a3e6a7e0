import type { CartRecord, CheckoutRecord, Contract, MessageRecord, OrderRecord } from '@hakuna-kit/sandbox'
import type { Trouble } from './backOfficeApi.js'
import type { InsurerInfo } from './shopApi.js'

/** The insurer's records, in its own format. */
export type InsurerView = {
  /** The insurer's clock, ISO 8601. */
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
}

/** `view` is null unless the insurer is the sandbox in this process. */
export type InsurerAnswer = { insurer: InsurerInfo; view: InsurerView | null }
