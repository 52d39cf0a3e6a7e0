import type { CartAdapter } from '@hakuna-kit/core'
import type { Awaitable } from '../Awaitable.js'
import type { CartBindingStore } from './guards/CartBindingStore.js'

/**
 * What the shop's server knows of carts. With `id` or `adapter` the shop itself says which cart is the shopper's.
 * Without both, a cart belongs to the session that used it first.
 */
export type CartOptions = {
  /** The shopper's cart on the shop's server, `null` if there is none yet. Turns on `POST /cart/sync`. */
  adapter?: ((request: Request) => Awaitable<CartAdapter | null>) | undefined
  /**
   * Id of the shopper's cart. Give it where one cart is used from several sessions, e.g. by one customer on two
   * devices.
   */
  id?: ((request: Request) => Awaitable<string | null>) | undefined
  /** Which session used a cart first; asked only without `id` and `adapter`. Default: in memory. */
  bindings?: CartBindingStore | undefined
  /** Rounds of one `POST /cart/sync`, at most. Default 10. */
  maxRounds?: number | undefined
  /** Time limit for one `POST /cart/sync`. Milliseconds, default 10,000. */
  syncTimeoutMs?: number | undefined
}
