import type { UserEventObject } from 'storybook/test'

/**
 * Presses keys, e.g. `{Tab}`, `{Space}`, `{Escape}`. The test run presses real keys of a real browser, so native
 * behaviour is tested. In Storybook, where a page cannot press keys, they are simulated.
 */
export async function press(userEvent: UserEventObject, keys: string): Promise<void> {
  if (import.meta.env['VITEST_STORYBOOK'] === 'false') {
    const { userEvent: real } = await import('vitest/browser')
    await real.keyboard(keys)
    return
  }
  for (const key of keys.match(/\{.+?\}|[^{]+/g) ?? []) {
    if (key === '{Tab}') await userEvent.tab()
    else if (key === '{Shift>}{Tab}{/Shift}') await userEvent.tab({ shift: true })
    else await userEvent.keyboard(key.replace('{Space}', ' '))
    // A simulated Escape does not close a native dialog.
    if (key === '{Escape}') document.querySelector<HTMLDialogElement>('dialog[open]')?.requestClose()
  }
}
