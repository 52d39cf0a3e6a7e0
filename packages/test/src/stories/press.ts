import type { UserEventObject } from 'storybook/test'

/**
 * Presses keys, e.g. `{Tab}`, `{Space}`, `{Escape}`. In the test run they are real keys of a real browser, so native
 * behaviour is what is tested; in the room, where no page can press keys, they are imitated.
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
    // An imitated Escape closes no native dialog.
    if (key === '{Escape}') document.querySelector<HTMLDialogElement>('dialog[open]')?.requestClose()
  }
}
