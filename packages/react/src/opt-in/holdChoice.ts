import type { Choices } from './createChoices.js'

/** How many opt-ins of a product are on the page. */
const holders = new WeakMap<Choices, Map<string, number>>()

/**
 * An opt-in of the product is on the page until the returned function is called. After the last one the choice is
 * cleared, so that a page that is visited again begins with nothing selected.
 */
export function holdChoice(choices: Choices, productId: string): () => void {
  const counts = holders.get(choices) ?? new Map<string, number>()
  holders.set(choices, counts)
  const add = (count: number) => void counts.set(productId, (counts.get(productId) ?? 0) + count)
  add(1)
  return () => {
    add(-1)
    // In a task of its own, because the opt-in may be mounted again at once: strict mode, responsive layouts.
    setTimeout(() => {
      if (counts.get(productId)) return
      choices.set(productId, undefined)
      choices.notices.set(productId, undefined)
    })
  }
}
