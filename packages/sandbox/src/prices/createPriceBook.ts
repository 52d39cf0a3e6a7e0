import { refuse } from '../http/Refusal.js'
import type { CatalogueEntry } from '../plans/CatalogueEntry.js'

/** An item of a cart or an order, as a message prices it. `amount` is in minor units of `currency`. */
export type PricedItem = { productId: string; quantity: number; amount: number; currency: string }

export type PriceBook = ReturnType<typeof createPriceBook>

/**
 * Prices of one unit that the insurer knows: of plans from its catalogue, of products and plans from plan lookups and
 * offers. Amounts are in minor units.
 */
export function createPriceBook(catalogue: readonly CatalogueEntry[]) {
  /** By product id, then by currency. */
  const known = new Map<string, Map<string, Set<number>>>()

  function learn(productId: string, { amount, currency }: { amount: number; currency: string }): void {
    const prices = known.get(productId) ?? new Map<string, Set<number>>()
    known.set(productId, prices.set(currency, (prices.get(currency) ?? new Set()).add(amount)))
  }

  for (const { currency, plans } of catalogue) {
    for (const plan of plans) learn(plan.merchantProductId, { amount: plan.price, currency })
  }

  return {
    learn,

    /**
     * Checks that an item has the price of one unit, in the currency of its cart or order. The check and its answer are
     * ours: no document says whether `price_amount` is the price of a unit or of a line, since every printed example
     * has quantity 1 where it has prices.
     *
     * A shop may sell at another price than the one it looked up, for example in a sale. So only two kinds of price are
     * refused: `quantity` times a known price, and a price that is known in another currency only. A reduced price is
     * neither. A price that is known in the given currency is always right, so a shop that looked a product up at half
     * its price, and sells two at the full one, must have looked it up at that price too.
     *
     * @param path of the amount in the message
     * @throws Refusal 400 `invalid_request_parameters`
     */
    check({ productId, quantity, amount, currency }: PricedItem, path: string): void {
      const prices = known.get(productId) ?? new Map<string, Set<number>>()
      const isKnown = (price: number) => prices.get(currency)?.has(price) === true
      if (isKnown(amount)) return
      if (isKnown(amount / quantity)) {
        const text = `Expected the price of one unit, but this is the price of ${quantity}.`
        throw refuse('invalid_request_parameters', path, text)
      }
      for (const [other, amounts] of prices) {
        if (!amounts.has(amount)) continue
        const text = `This is the price in another currency: ${other} instead of ${currency}.`
        throw refuse('invalid_request_parameters', path, text)
      }
    },
  }
}
