import { randomUUID } from 'node:crypto'
import type { Cart, LineItem, NewLineItem } from '@hakuna-kit/core'
import type { CartStore, StoredCart } from './CartStore.js'

/**
 * A cart was not changed. `locked`: it is being paid for. `refused`: the shop does not sell that. `conflict`: the cart
 * has another version.
 */
export class CartRefusal extends Error {
  constructor(
    readonly code: 'locked' | 'refused' | 'conflict',
    message: string,
  ) {
    super(message)
    this.name = 'CartRefusal'
  }
}

export type CartsOptions = {
  store: CartStore
  /** The most units that one line may have. */
  maxQuantity?: number | undefined
}

type Change = { owner: string; currency: string; ifVersion?: string | undefined }

export interface Carts {
  read(owner: string): Promise<Cart | null>
  /** Adds all lines or none. Equal lines are merged, as in most shops. */
  addLines(change: Change, lines: NewLineItem[]): Promise<Cart>
  /** `0` removes the line. An unknown line is no error: nothing changes. */
  updateLine(change: Change, lineItemId: string, quantity: number): Promise<Cart | null>
  lock(owner: string): Promise<Cart | null>
  unlock(owner: string): Promise<void>
  /** Removes the cart; the next line starts a new one. */
  close(owner: string): Promise<void>
}

/** The shop's carts. The changes of one owner run one after the other, and each gives the cart a new version. */
export function createCarts({ store, maxQuantity = 10 }: CartsOptions): Carts {
  const queues = new Map<string, Promise<unknown>>()

  function inTurn<T>(owner: string, work: () => Promise<T>): Promise<T> {
    const turn = (queues.get(owner) ?? Promise.resolve()).then(work, work)
    queues.set(owner, turn)
    void turn.catch(() => undefined).then(() => queues.get(owner) === turn && queues.delete(owner))
    return turn
  }

  function assertOpen(cart: StoredCart, ifVersion: string | undefined) {
    if (cart.locked) throw new CartRefusal('locked', 'The cart is being paid for.')
    if (ifVersion !== undefined && ifVersion !== cart.version)
      throw new CartRefusal('conflict', 'The cart has changed.')
  }

  function checkQuantity(quantity: number) {
    if (quantity > maxQuantity) throw new CartRefusal('refused', `At most ${maxQuantity} of one item.`)
  }

  async function save(owner: string, cart: StoredCart): Promise<Cart> {
    cart.version = String(Number(cart.version) + 1)
    await store.save(owner, cart)
    return toCart(cart)
  }

  return {
    async read(owner) {
      const cart = await store.load(owner)
      return cart ? toCart(cart) : null
    },

    addLines: ({ owner, currency, ifVersion }, lines) =>
      inTurn(owner, async () => {
        const cart: StoredCart = (await store.load(owner)) ?? {
          id: `cart-${randomUUID()}`,
          currency,
          version: '0',
          locked: false,
          lineItems: [],
        }
        assertOpen(cart, ifVersion)
        for (const line of lines) {
          const same = cart.lineItems.find((candidate) => isSameItem(candidate, line))
          checkQuantity((same?.quantity ?? 0) + line.quantity)
          if (same) same.quantity += line.quantity
          else cart.lineItems.push({ ...line, id: `line-${randomUUID()}` })
        }
        return save(owner, cart)
      }),

    updateLine: ({ owner, ifVersion }, lineItemId, quantity) =>
      inTurn(owner, async () => {
        const cart = await store.load(owner)
        if (!cart) return null
        assertOpen(cart, ifVersion)
        const line = cart.lineItems.find(({ id }) => id === lineItemId)
        if (!line || line.quantity === quantity) return toCart(cart)
        checkQuantity(quantity)
        if (quantity === 0) cart.lineItems = cart.lineItems.filter((other) => other !== line)
        else line.quantity = quantity
        return save(owner, cart)
      }),

    lock: (owner) =>
      inTurn(owner, async () => {
        const cart = await store.load(owner)
        if (!cart || cart.lineItems.length === 0) return null
        assertOpen(cart, undefined)
        await store.save(owner, { ...cart, locked: true })
        return toCart(cart)
      }),

    unlock: (owner) =>
      inTurn(owner, async () => {
        const cart = await store.load(owner)
        if (cart) await store.save(owner, { ...cart, locked: false })
      }),

    close: (owner) => inTurn(owner, () => store.remove(owner)),
  }
}

function toCart({ locked: _locked, ...cart }: StoredCart): Cart {
  return cart
}

/**
 * Two plan lines are the same item only if they protect the same product with the same plan at the same price, so that
 * each unit costs what was shown for it.
 */
function isSameItem(a: NewLineItem | LineItem, b: NewLineItem): boolean {
  return (
    a.productId === b.productId && a.unitPrice.amount === b.unitPrice.amount && propertiesKey(a) === propertiesKey(b)
  )
}

function propertiesKey({ customProperties = {} }: NewLineItem): string {
  return JSON.stringify(Object.entries(customProperties).sort(([a], [b]) => (a < b ? -1 : 1)))
}
