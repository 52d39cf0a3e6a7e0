import { describe, expect, it } from 'vitest'
import { createCartSync } from '../sync/createCartSync.js'
import { cartSyncCases } from './index.js'

describe('the loop over a browser cart', () => {
  const cases = cartSyncCases({
    async start({ cart, insurer }) {
      const sync = createCartSync({
        cart,
        reportCart: async ({ lineItems }) =>
          insurer(
            lineItems.map(({ id, quantity, productId, customProperties }) => ({
              id,
              quantity,
              productId,
              productReference: customProperties?.productReference,
            })),
          ),
      })
      return {
        async sync() {
          const state = await sync.sync()
          if (state.status === 'failed') throw state.error
          if (state.status !== 'settled') throw new Error(`The loop ended as ${state.status}.`)
          const { cart: settled, rounds, changes } = state
          return { cart: settled, rounds, changes }
        },
      }
    },
  })
  it.each(cases)('$name', ({ run }) => expect(run()).resolves.toBeUndefined())
})
