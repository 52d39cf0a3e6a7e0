import type { CartSyncState } from '@hakuna-kit/core/sync'
import { createOnce } from './createOnce.js'
import { explainFailedCall, isFailedCall } from './explainFailedCall.js'

const isFirst = /* @__PURE__ */ createOnce()

/** Lines about the cart of a provider. */
export const cartWarnings = {
  /** A loop of the cart sync has ended. `client` tells the calls of one proxy apart. */
  watchSync(client: object, state: CartSyncState): void {
    if (state.status !== 'failed') return
    const { error } = state
    if (!isFirst(client, error.code)) return
    const explanation = isFailedCall(error) ? explainFailedCall(error) : error.message
    console.warn(`Hakuna Kit: the cart could not be synced (${error.code}). ${explanation}`)
  },

  /** `readCart()` of the adapter was called. */
  watchRead(adapter: object, reading: Promise<unknown>): void {
    reading.catch((error: unknown) => {
      if (!isFirst(adapter, 'read')) return
      console.warn(
        'Hakuna Kit: readCart() of the cart adapter failed, so rows show nothing and plans do not follow their ' +
          'products. Mend readCart(). Where there is no cart yet it must resolve with null.',
        error,
      )
    })
  },
}
