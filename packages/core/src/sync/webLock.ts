import type { CartSyncLock } from './CartSync.js'

/**
 * Lets only one tab of a browser sync a cart at a time, through Web Locks; `name` is one for each cart, e.g. the cart's
 * id. Where Web Locks are missing (old browsers, pages without https, servers) the task runs at once.
 */
export const webLock =
  (name: string): CartSyncLock =>
  (task, { signal }) =>
    // The types of the lock manager unwrap the promise of the task; in fact it is returned as it is.
    (globalThis.navigator?.locks?.request(`hakuna-kit ${name}`, { signal }, task) as ReturnType<typeof task>) ?? task()
