import type { Cart, CartAdapter, LineItem, NewLineItem } from '../cart.js'
import { CartAdapterError } from '../errors.js'
import type { Money } from '../money.js'

/** How the cart of the shop behaves. Each option is a trait of real carts. */
export type MemoryCartOptions = {
  /** Id of the cart. Default `cart-1`. */
  id?: string | undefined
  /** Lower-case ISO 4217. Default `eur`. */
  currency?: string | undefined
  /** The lines at the start. Without this option there is no cart before the first line is added. */
  lineItems?: LineItem[] | undefined
  /** Lines of one item with the same custom properties become one line. */
  mergesEqualLines?: boolean | undefined
  /** The order in which the cart shows its lines. */
  sort?: ((a: LineItem, b: LineItem) => number) | undefined
  /** Units in stock, by product id. A write of more sets the quantity to the stock *and* is rejected as `refused`. */
  stock?: Record<string, number> | undefined
  /** Items that the cart does not accept. The other items of the same call are still added. */
  refusedProductIds?: string[] | undefined
  /** Custom properties that the cart knows; a line with another one is refused. Without this option it takes all. */
  declaredProperties?: string[] | undefined
  /** The shop sets the price of each line itself. */
  priceOf?: ((item: NewLineItem) => Money) | undefined
  /** The cart has versions: a write that follows an outdated read is a `conflict`. */
  hasVersions?: boolean | undefined
}

/** A cart in memory, for tests and stories. It is an adapter; `connect()` makes further ones, e.g. for another tab. */
export interface MemoryCart extends CartAdapter {
  /** Another adapter over the same cart, which knows only its own reads. */
  connect(): CartAdapter
  /** The cart as it is now. Does not count as a read. */
  inspect(): Cart | null
  /** A change by the shop's own pages: takes effect at once and is never a conflict. */
  setQuantity(lineItemId: string, quantity: number): void
  /** Like `setQuantity`. */
  addNow(items: NewLineItem[]): void
  /** Gives every line a new id, as a login may do. With versions the lines exchange their ids. */
  renumber(): void
  /** A locked cart accepts no change, e.g. during payment. */
  setLocked(isLocked: boolean): void
}

export function createMemoryCart({
  id = 'cart-1',
  currency = 'eur',
  lineItems,
  mergesEqualLines = false,
  sort,
  stock = {},
  refusedProductIds = [],
  declaredProperties,
  priceOf = (item) => item.unitPrice,
  hasVersions = false,
}: MemoryCartOptions = {}): MemoryCart {
  let lines: LineItem[] | undefined = lineItems?.map(copy)
  let version = 1
  let nextId = 1
  const usedIds = new Set(lineItems?.map((line) => line.id))
  let isLocked = false
  const listeners = new Set<() => void>()

  const changed = (): void => {
    version++
    listeners.forEach((listener) => listener())
  }
  const newId = (): string => {
    while (usedIds.has(`${nextId}`)) nextId++
    return `${nextId++}`
  }
  const inStock = (productId: string, quantity: number): number => Math.min(quantity, stock[productId] ?? quantity)

  function add(items: NewLineItem[]): string[] {
    const refused: string[] = []
    for (const item of items) {
      const properties = item.customProperties ?? {}
      const isUndeclared = Object.keys(properties).some((key) => declaredProperties?.includes(key) === false)
      const quantity = inStock(item.productId, item.quantity)
      if (quantity < item.quantity) refused.push(`Only ${quantity} of ${item.productId} in stock.`)
      if (refusedProductIds.includes(item.productId) || isUndeclared) refused.push(`${item.productId} is refused.`)
      else if (quantity) put({ ...copy(item), id: '', quantity, unitPrice: priceOf(item) })
    }
    changed()
    return refused
  }
  function put(line: LineItem): void {
    const equal = mergesEqualLines && lines?.find((other) => isEqual(other, line))
    if (equal) equal.quantity = inStock(line.productId, equal.quantity + line.quantity)
    else lines = [...(lines ?? []), { ...line, id: newId() }]
  }
  function set(lineItemId: string, quantity: number): string[] {
    const line = lines?.find((other) => other.id === lineItemId)
    if (!line || line.quantity === quantity) return []
    const possible = inStock(line.productId, quantity)
    if (possible) line.quantity = possible
    else lines = lines!.filter((other) => other !== line)
    changed()
    return possible < quantity ? [`Only ${possible} of ${line.productId} in stock.`] : []
  }
  const inspect = (): Cart | null =>
    lines
      ? {
          id,
          currency,
          lineItems: (sort ? [...lines].sort(sort) : lines).map(copy),
          ...(hasVersions && { version: `${version}` }),
        }
      : null

  function connect(): CartAdapter {
    let readVersion = version
    const write = (change: () => string[]): void => {
      if (isLocked) throw new CartAdapterError('locked')
      if (hasVersions && readVersion !== version) throw new CartAdapterError('conflict')
      const refused = change()
      readVersion = version
      if (refused.length) throw new CartAdapterError('refused', refused.join(' '))
    }
    return {
      async readCart() {
        readVersion = version
        return inspect()
      },
      // The first line of a cart needs no read before it: there is no cart that could be read.
      addLineItems: async (items) => {
        if (!lines) readVersion = version
        write(() => add(items))
      },
      updateLineItem: async (lineItemId, quantity) => write(() => set(lineItemId, quantity)),
      subscribe(onChange) {
        listeners.add(onChange)
        return () => listeners.delete(onChange)
      },
    }
  }

  return {
    ...connect(),
    connect,
    inspect,
    setQuantity: (lineItemId, quantity) => void set(lineItemId, quantity),
    addNow: (items) => void add(items),
    renumber() {
      if (hasVersions) {
        const ids = lines?.map((line) => line.id) ?? []
        lines = lines?.map((line, index) => ({ ...line, id: ids[(index + 1) % ids.length]! }))
      } else lines = lines?.map((line) => ({ ...line, id: newId() }))
      changed()
    },
    setLocked(value) {
      isLocked = value
    },
  }
}

const copy = <L extends NewLineItem>(line: L): L => ({
  ...line,
  ...(line.customProperties && { customProperties: { ...line.customProperties } }),
})

const isEqual = (a: LineItem, b: LineItem): boolean =>
  a.productId === b.productId &&
  JSON.stringify(Object.entries(a.customProperties ?? {}).sort()) ===
    JSON.stringify(Object.entries(b.customProperties ?? {}).sort())
