/** Checks a rule; `rule` says in words what must hold. */
export type Check = (holds: boolean, rule: string) => void

/**
 * Remembers the first rule that was broken. It is thrown at the end only: thrown within a call of an engine it would
 * become the state `failed` and look like a usual failure.
 */
export function createRuleCheck(): { check: Check; throwIfBroken: () => void } {
  let broken: Error | undefined
  return {
    check(holds, rule) {
      if (!holds) broken ??= new Error(`Broken: ${rule}`)
    },
    throwIfBroken() {
      if (broken) throw broken
    },
  }
}
