import type { Choices } from './createChoices.js'

const holders = new WeakMap<Choices, Map<string, number>>()

/**
 * Keeps the choice while an opt-in of the product is on the page. A choice does not outlive its opt-in: a page visited
 * again starts with nothing selected.
 */
export function holdChoice(choices: Choices, productId: string): () => void {
  const held = holders.get(choices) ?? new Map<string, number>()
  holders.set(choices, held.set(productId, (held.get(productId) ?? 0) + 1))
  return () => {
    held.set(productId, (held.get(productId) ?? 1) - 1)
    // Later, because an opt-in may move (strict mode, responsive layouts) and renders again and again.
    setTimeout(() => {
      if (held.get(productId)) return
      choices.set(productId, undefined)
      choices.notices.set(productId, undefined)
    })
  }
}
