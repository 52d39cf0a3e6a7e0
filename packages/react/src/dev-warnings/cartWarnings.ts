import type { Cart } from '@hakuna-kit/core'
import type { CartSyncState } from '@hakuna-kit/core/sync'
import type { PendingChange } from '../cart/CartRow.js'
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

  /** A change of a row was written, with `outcome`, and then `cart` was read. */
  watchAdding(adapter: object, change: PendingChange, outcome: string, cart: Cart | null | undefined): void {
    if (change.type !== 'adding' || outcome !== 'added') return
    const { id, merchantProductId, productReference } = change.plan
    const lines = cart?.lineItems.filter(({ productId }) => productId === merchantProductId) ?? []
    if (lines.some(({ customProperties }) => customProperties?.productReference === productReference)) return
    if (!isFirst(adapter, 'adding')) return
    console.warn(
      lines.length > 0
        ? `Hakuna Kit: the cart has a line of plan ${id}, but without customProperties.productReference ` +
            `"${productReference}", so nobody knows what it protects. Let the adapter and the shop's server keep ` +
            'customProperties.'
        : `Hakuna Kit: addLineItems() resolved, but readCart() then had no line with productId "${merchantProductId}", ` +
            `so plan ${id} is not sold. Check that both work on the same cart, and that the shop's server ` +
            'understands the body: a JSON body needs the header "Content-Type: application/json".',
    )
  },
}
