import type { NoPlansReason } from '@hakuna-kit/core'
import type { InsurerEvent } from '../insurer/transport/InsurerEvent.js'
import type { ProblemCode } from './problems.js'
import type { CallFacts, RouteName } from './routes.js'

/**
 * Everything that the proxy reports to the shop's server, for logs, metrics and traces. Events hold names, counts,
 * times and reasons. The only value is a product's id, which is the shop's own. No event holds shopper data, the
 * insurer's text or the key.
 */
export type ProxyEvent =
  | InsurerEvent
  /** A request was answered. */
  | ({
      type: 'proxy_call'
      /** `none`: the proxy has no such path or method. */
      call: RouteName | 'none'
      status: number
      /** Why it was refused or failed. */
      code?: ProblemCode | undefined
      /** With `internal_error`: the class of the error that was thrown. */
      error?: string | undefined
      durationMs: number
      requestId: string
    } & CallFacts)
  /** A product has no plans, and why. */
  | { type: 'no_plans'; productId: string; reason: NoPlansReason; requestId: string }
  /** A function of the shop threw or rejected. Holds the error's class only: its text may contain anything. */
  | { type: 'shop_failed'; callback: ShopCallback; error: string; requestId?: string | undefined }
  /**
   * Requests cannot be limited by address, since the address is not known. Sent once; see the option
   * `limits.clientAddress`.
   */
  | { type: 'client_address_unknown' }

/** The shop's functions that the proxy calls, by the path of the option. */
export type ShopCallback =
  'session.id' | 'cart.adapter' | 'cart.id' | 'cart.bindings' | 'products' | 'limits.store' | 'limits.clientAddress'
