import { createShopCart } from './createShopCart.js'

/** The one cart of this tab. Made outside of React, because the provider needs the same adapter in every render. */
export const shopCart = createShopCart()
