import {
  CartAdapterError,
  type Cart,
  type CartAdapter,
  type CartAdapterErrorCode,
  type LineItem,
  type NewLineItem,
} from '@hakuna-kit/core'

export type MemoryCart = CartAdapter & {
  /** The cart as it is now. */
  current(): Cart
  /** Changes a line as the shop's own page would. */
  setQuantity(lineItemId: string, quantity: number): void
  /** The next writes reject with this code. */
  failWith(code: CartAdapterErrorCode | null): void
  /** Every write waits this long. */
  delay(ms: number): void
  /** Writes wait until the returned function is called. */
  pause(): () => void
  reads: number
  writes: string[]
}

/** A shop's cart in memory, for tests and stories. It merges nothing and keeps custom properties. */
export function createMemoryCart(lines: (NewLineItem & { id?: string })[] = [], currency = 'eur'): MemoryCart {
  const listeners = new Set<() => void>()
  let count = 0
  const isTaken = (id: string) => [...lines, ...lineItems].some((line) => line.id === id)
  const nextId = (): string => {
    const id = `line-${++count}`
    return isTaken(id) ? nextId() : id
  }
  const withId = ({ id = nextId(), ...line }: NewLineItem & { id?: string }): LineItem => ({ ...line, id })
  let lineItems: LineItem[] = []
  lineItems = lines.map(withId)
  let failure: CartAdapterErrorCode | null = null
  let wait = 0
  let paused: Promise<void> | undefined
  const commit = (next: LineItem[]) => {
    lineItems = next
    for (const listener of listeners) listener()
  }
  const write = async (what: string, next: () => LineItem[]) => {
    cart.writes.push(what)
    await paused
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait))
    if (failure) throw new CartAdapterError(failure)
    commit(next())
  }
  const resize = (id: string, quantity: number) =>
    lineItems.flatMap((line) => (line.id !== id ? line : quantity ? { ...line, quantity } : []))
  const cart: MemoryCart = {
    reads: 0,
    writes: [],
    current: () => ({ id: 'cart-1', currency, lineItems }),
    setQuantity: (id, quantity) => commit(resize(id, quantity)),
    failWith: (code) => void (failure = code),
    delay: (ms) => void (wait = ms),
    pause() {
      let resume = () => {}
      paused = new Promise((resolve) => (resume = resolve))
      return resume
    },
    async readCart() {
      cart.reads += 1
      return structuredClone(cart.current())
    },
    addLineItems: (items) =>
      write(`add ${items.map(({ productId }) => productId).join(' ')}`, () => [...lineItems, ...items.map(withId)]),
    updateLineItem: (id, quantity) => write(`update ${id} ${quantity}`, () => resize(id, quantity)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return cart
}
