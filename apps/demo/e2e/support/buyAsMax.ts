import type { Page } from 'playwright'

/** Fills the checkout form with the insurer's example customer and buys. Resolves with the order number. */
export async function buyAsMax(page: Page): Promise<string> {
  await page.getByLabel('Vorname').fill('Max')
  await page.getByLabel('Nachname').fill('Mustermann')
  await page.getByLabel('E-Mail').fill('max.mustermann@example.com')
  await page.getByLabel('Straße und Hausnummer').fill('Musterstraße 1')
  await page.getByLabel('Postleitzahl').fill('12345')
  await page.getByLabel('Ort').fill('Musterstadt')
  await page.getByRole('button', { name: 'Jetzt kaufen' }).click()
  await page.waitForURL(/\/orders\//)
  return (await page.locator('.order-number strong').textContent()) ?? ''
}

/** Goes to the checkout and buys the cart. Resolves with the order number. */
export async function checkOut(page: Page, url: string): Promise<string> {
  // Waits for the network: a running report would otherwise come after the cart was sold. No shopper is that fast.
  await page.goto(`${url}/checkout`, { waitUntil: 'networkidle' })
  return buyAsMax(page)
}
