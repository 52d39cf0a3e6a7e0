import type { Cart } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import { isCoded } from './isCoded.js'

/** A change that was written to the cart. Only a later read shows whether the cart took it. */
export type Attempt = {
  change: CartChange
  /** The action that asked for it; absent where it was predicted. */
  action?: CartAction
  /** The cart rejected the write with `refused`. It may have changed the line by a part of what was asked. */
  rejected?: boolean
}

/** The calls of a `CartAdapter` that a loop makes. */
export type CartAccess = {
  read(): Promise<Cart | null>
  update(lineItemId: string, quantity: number): Promise<void>
}

/**
 * Writes the changes that `decide` derives from `cart`, one after the other. On a conflict, which means that somebody
 * else changed the cart first, it reads the cart and decides again. The result holds all attempts, and the cart that
 * the last decision was made on.
 *
 * @throws what the cart rejects with, except `refused`, and `conflict` while there are fewer than changes + 3
 */
export async function applyChanges(
  { read, update }: CartAccess,
  cart: Cart | null,
  decide: (cart: Cart) => Attempt[],
): Promise<{ attempts: Attempt[]; cart: Cart | null }> {
  const attempts: Attempt[] = []
  let conflicts = 0
  for (let hasConflict = true; cart && hasConflict;) {
    hasConflict = false
    const wanted = decide(cart)
    for (const attempt of wanted) {
      try {
        await update(attempt.change.lineItemId, attempt.change.to)
        attempts.push(attempt)
      } catch (error) {
        const code = isCoded(error) && error.code
        hasConflict = code === 'conflict' && conflicts++ < wanted.length + 2
        if (hasConflict) break
        if (code !== 'refused') throw error
        attempts.push({ ...attempt, rejected: true })
      }
    }
    if (hasConflict) cart = await read()
  }
  return { attempts, cart }
}

/** The cart as it would be with all of `changes` and nothing else. */
export function withChanges(cart: Cart, changes: CartChange[]): Cart {
  const quantities = new Map(changes.map(({ lineItemId, to }) => [lineItemId, to]))
  return {
    ...cart,
    lineItems: cart.lineItems
      .map((line) => ({ ...line, quantity: quantities.get(line.id) ?? line.quantity }))
      .filter(({ quantity }) => quantity),
  }
}
