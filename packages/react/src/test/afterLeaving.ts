import { act } from '@testing-library/react'

/**
 * Resolves after the choices of opt-ins that have left the page are cleared. That is done in a task that begins once
 * React has removed them, and this task is the next one.
 */
export async function afterLeaving(): Promise<void> {
  await act(async () => {})
  await act(() => new Promise<void>((resolve) => void setTimeout(resolve)))
}
