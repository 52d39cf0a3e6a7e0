import type { NoPlansReason } from '@hakuna-kit/core'
import type { InsurerEvent } from '../insurer/transport/InsurerEvent.js'
import type { ProblemCode } from './problems.js'
import type { RouteName } from './routes.js'

/**
 * Everything that the proxy tells the shop's server, for logs, metrics and traces. Events hold names, counts, times and reasons. The one
 * value is a product's id, which is the shop's own; nothing of the shopper, the insurer's text or the key is ever in one.
 */
export type ProxyEvent =
  | InsurerEvent
  /** A request was answered. */
  | ({
      type: 'proxy_call'
      /** `none`: the path or method is none of ours. */
      call: RouteName | 'none'
      status: number
      /** Why it was refused or failed. */
      code?: ProblemCode | undefined
      /** With `internal_error`: the class of what was thrown. */
      error?: string | undefined
      durationMs: number
      requestId: string
    } & CallFacts)
  /** A product has no plans, and why. */
  | { type: 'no_plans'; productId: string; reason: NoPlansReason; requestId: string }
  /** A function that the shop gave threw or rejected. Only the error's class is told: its text may hold anything. */
  | { type: 'shop_failed'; callback: ShopCallback; error: string; requestId?: string | undefined }
  /** No request limit by address, since nobody says where requests come from. Told once; see the option `clientAddress`. */
  | { type: 'client_address_unknown' }

/** What is known of a call beyond its outcome. */
export type CallFacts = {
  /** `shop`: the id came from the shop's own session. */
  session?: 'new' | 'known' | 'shop' | undefined
  /** Products asked about, and how many of them were answered from the cache, or from an old answer while the insurer is down. */
  products?: number | undefined
  cacheHits?: number | undefined
  staleHits?: number | undefined
  /** Lines of the reported cart; reports made and plan lines changed by a sync. */
  lineItems?: number | undefined
  rounds?: number | undefined
  changes?: number | undefined
}

/** The shop's functions that the proxy calls. */
export type ShopCallback =
  'session' | 'cart' | 'cartId' | 'products' | 'cartBindings' | 'rateLimitStore' | 'clientAddress'
