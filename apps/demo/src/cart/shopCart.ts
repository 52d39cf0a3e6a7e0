import { createShopCart } from './createShopCart.js'

/** The one cart of this tab. Module-wide, because the protection provider wants a stable adapter. */
export const shopCart = createShopCart()
