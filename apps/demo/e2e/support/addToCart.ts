import type { Page } from 'playwright'

/** Adds a product from its page, with the plan whose label matches if one is given. */
export async function addToCart(
  page: Page,
  url: string,
  path: string,
  options: { plan?: RegExp; quantity?: number } = {},
) {
  await page.goto(`${url}/products/${path}`)
  const { plan, quantity = 1 } = options
  const optIn = page.locator('[data-hakuna-kit="opt-in"]')
  if (plan) await optIn.locator('input').and(page.getByLabel(plan)).click()
  for (let count = 1; count < quantity; count += 1) {
    await page.locator('.buy-box .stepper button').nth(1).click()
  }
  await page.getByRole('button', { name: 'In den Warenkorb' }).click()
  await page.getByText(/liegt im Warenkorb/).waitFor()
}
