import { useState } from 'react'

/**
 * A value of the server's that can be switched: what was pressed shows at once, and the server's word follows.
 * `save` is a mutation's `mutate`; its `onSettled` comes when the value was read again.
 */
export function useShownAtOnce<Value>(value: Value, save: (next: Value, options: { onSettled(): void }) => void) {
  const [pressed, setPressed] = useState<{ value: Value } | null>(null)
  const change = (next: Value) => {
    setPressed({ value: next })
    save(next, { onSettled: () => setPressed(null) })
  }
  return [pressed ? pressed.value : value, change] as const
}
