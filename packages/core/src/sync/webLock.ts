import type { CartSyncLock } from './CartSync.js'

/**
 * Lets only one tab of a browser sync a cart at a time, through Web Locks; `name` is one for each cart, e.g. the cart's
 * id. Where Web Locks are missing (old browsers, pages without https, servers) or refused (blocked cookies, sandboxed
 * frames) the task runs at once.
 */
export const webLock =
  (name: string): CartSyncLock =>
  async (task, { signal }) => {
    let hasBegun = false
    const run: typeof task = () => {
      hasBegun = true
      return task()
    }
    try {
      // The types of the lock manager unwrap the promise of the task; in fact it is returned as it is.
      return await ((globalThis.navigator?.locks?.request(`hakuna-kit ${name}`, { signal }, run) as ReturnType<
        typeof task
      >) ?? run())
    } catch (error) {
      if (hasBegun || signal.aborted) throw error
      return run()
    }
  }
