import { CartAdapterError, type Cart, type CartAdapterErrorCode, type NewLineItem } from '@hakuna-kit/core'
import {
  createMemoryCart as createPublicMemoryCart,
  type MemoryCart as PublicMemoryCart,
  type MemoryCartOptions,
} from '@hakuna-kit/core/testing'

/** The memory cart of `@hakuna-kit/core/testing`, which also counts its calls and fails or waits on request. */
export interface MemoryCart extends PublicMemoryCart {
  /** The cart as it is now. The same object until the cart changes. */
  current(): Cart
  /** From now on every write rejects with this code; `null` ends that. */
  failWith(code: CartAdapterErrorCode | null): void
  /** Every write waits this long, in milliseconds. */
  delay(ms: number): void
  /** Writes wait until the returned function is called. */
  pause(): () => void
  /** Calls of `readCart`. */
  reads: number
  /** Every write, e.g. `add prd-iphone14` and `update line-1 2`. */
  writes: string[]
}

/** A shop's cart in memory. Lines without an id get one. */
export function createMemoryCart(
  lines: (NewLineItem & { id?: string })[] = [],
  traits: Omit<MemoryCartOptions, 'lineItems'> = {},
): MemoryCart {
  const shop = createPublicMemoryCart({
    ...traits,
    lineItems: lines.map((line, index) => ({ ...line, id: line.id ?? `first-${index + 1}` })),
  })
  const inspect = (): Cart => {
    const cart = shop.inspect()
    if (!cart) throw new Error('A memory cart that began with lines has none.')
    return cart
  }
  let current = inspect()
  shop.subscribe?.(() => (current = inspect()))
  let failure: CartAdapterErrorCode | null = null
  let delayMs = 0
  let paused: Promise<void> | undefined

  const write = async (name: string, change: () => Promise<void>): Promise<void> => {
    cart.writes.push(name)
    await paused
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs))
    if (failure) throw new CartAdapterError(failure)
    await change()
  }
  const cart: MemoryCart = {
    ...shop,
    reads: 0,
    writes: [],
    current: () => current,
    failWith: (code) => void (failure = code),
    delay: (ms) => void (delayMs = ms),
    pause() {
      let resume = () => {}
      paused = new Promise((resolve) => (resume = resolve))
      return resume
    },
    readCart() {
      cart.reads += 1
      return shop.readCart()
    },
    addLineItems: (items) =>
      write(`add ${items.map(({ productId }) => productId).join(' ')}`, () => shop.addLineItems(items)),
    updateLineItem: (id, quantity) => write(`update ${id} ${quantity}`, () => shop.updateLineItem(id, quantity)),
  }
  return cart
}
