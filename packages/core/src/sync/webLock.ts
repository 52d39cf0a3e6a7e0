import type { CartSyncLock } from './CartSync.js'

/**
 * Lets the tabs of one browser take turns over one cart, through Web Locks; `name` tells carts apart, e.g. the cart's id.
 * Where there are no Web Locks (old browsers, pages without https, servers) every engine goes ahead on its own.
 */
export const webLock =
  (name: string): CartSyncLock =>
  (task, { signal }) =>
    // The lock manager's types unwrap what the task returns; it is passed through as it is.
    (globalThis.navigator?.locks?.request(`hakuna-kit ${name}`, { signal }, task) as ReturnType<typeof task>) ?? task()
