import { createProtectionProxy } from '@hakuna-kit/server'
import { findCart, toAdapter } from './cart.server'

/** Has the secret key. React Router never sends files named `.server` to the browser. */
export const protection = createProtectionProxy({
  secretKey: process.env.HAKUNA_SECRET_KEY ?? '',
  // Undefined: the insurer's own host for this key.
  baseUrl: process.env.HAKUNA_BASE_URL,
  cart: {
    adapter: async (request) => {
      const cart = await findCart(request)
      return cart && toAdapter(cart)
    },
  },
})
