import type { Cart } from '../cart.js'
import type { CartAction, CartChange } from '../CartChange.js'
import { isCoded } from '../errors.js'

/** A change that was asked of the cart; only a later read tells what became of it. */
export type Attempt = {
  change: CartChange
  /** Absent where we predicted it. */
  action?: CartAction
  /** The cart said no; it may have changed the line all the same, as far as it could. */
  rejected?: boolean
}

export type CartAccess = {
  read(): Promise<Cart | null>
  update(lineItemId: string, quantity: number): Promise<void>
}

/**
 * Writes what `decide` makes of `cart`. A conflict means that somebody was quicker: read again, decide again. Gives the cart
 * that the last decision rests on.
 *
 * @throws what the cart rejects with, apart from `refused` and conflicts that pass
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

/** The cart as it would be with all of the changes and nothing else. */
export function withChanges(cart: Cart, changes: readonly { change: CartChange }[]): Cart {
  const quantities = new Map(changes.map(({ change }) => [change.lineItemId, change.to]))
  return {
    ...cart,
    lineItems: cart.lineItems
      .map((line) => ({ ...line, quantity: quantities.get(line.id) ?? line.quantity }))
      .filter(({ quantity }) => quantity),
  }
}
