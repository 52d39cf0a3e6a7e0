export { createMemoryCart } from './createMemoryCart.js'
export type { MemoryCart, MemoryCartOptions } from './createMemoryCart.js'
