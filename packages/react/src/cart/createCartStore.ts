import { createLazy } from '../createLazy.js'
import { optInCode } from '../opt-in/optInCode.js'
import { createObservable } from '../createObservable.js'
import type { CartSnapshot, CartStore, CartStoreOptions } from './CartStore.js'

/** The code that needs a cart: the controller, and rows. */
export const cartCode = createLazy(() => import('./createCartController.js'))

export function createCartStore(options: CartStoreOptions): CartStore {
  const snapshot = createObservable<CartSnapshot>({ cart: undefined, rows: new Map(), sync: { status: 'idle' } })
  const controller = createLazy(async () => {
    const [code, optIn] = await Promise.all([cartCode.load(), optInCode.load()])
    if (code && optIn) return code.createCartController({ ...options, snapshot, optIn })
    snapshot.set({ ...snapshot.get(), cart: null })
    return undefined
  })
  return { adapter: options.adapter, snapshot, controller }
}
