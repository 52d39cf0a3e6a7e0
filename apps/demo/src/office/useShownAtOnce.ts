import { useState } from 'react'

/**
 * A value from the server that can be changed: the new value is shown at once, and then the server's.
 * `save` is the `mutate` of a mutation; `onSettled` is called after the value was read again.
 */
export function useShownAtOnce<Value>(value: Value, save: (next: Value, options: { onSettled(): void }) => void) {
  const [pressed, setPressed] = useState<{ value: Value } | null>(null)
  const change = (next: Value) => {
    setPressed({ value: next })
    save(next, { onSettled: () => setPressed(null) })
  }
  return [pressed ? pressed.value : value, change] as const
}
