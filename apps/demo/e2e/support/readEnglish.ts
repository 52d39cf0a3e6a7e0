import type { Page } from 'playwright'

/** Switches the shop to English, runs `work`, and switches back to German. Loads no page. */
export async function readEnglish(page: Page, work: () => Promise<void>): Promise<void> {
  await choose(page, 'Einstellungen', 'English')
  await work()
  await choose(page, 'Settings', 'Deutsch')
}

async function choose(page: Page, menu: string, language: string) {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('radio', { name: language }).check()
  await page.keyboard.press('Escape')
}
