import type { Page } from 'playwright'
import { createRandom, withSeed } from '@hakuna-kit/test/seed'
import { describe, expect, it } from 'vitest'
import { readCart } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'
import { untilQuiet, watchCalls } from './support/untilQuiet.js'

/** Presses in each tab. */
const presses = 30
const phone = '[data-product="prd-iphone14"]'

describe('two tabs with one cart', () => {
  const demo = provideDemo()

  it('end with the same cart, report one at a time, and stop reporting when nobody edits', async () => {
    const shop = await demo.openShop()
    const { page: first } = shop
    await first.goto(`${demo.url}/products/iphone-14`)
    await first.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).check()
    await first.getByRole('button', { name: 'In den Warenkorb' }).click()
    await first.getByRole('link', { name: 'Zum Warenkorb' }).click()
    const { page: second, watch: secondWatch } = await shop.openTab()
    await second.goto(`${demo.url}/cart`)
    const pages = [first, second]
    for (const page of pages) await page.locator(`${phone} [data-state="protected"]`).waitFor()

    // A slow insurer, so that the reports of the tabs could overlap.
    demo.sandbox.setFaults([{ path: '/orders', delayMs: 60 }])
    const calls = watchCalls(demo)
    await withSeed(1, (seed) => Promise.all(pages.map((page, index) => edit(page, presses, seed + index))))
    await untilQuiet(calls, pages)

    expect(calls.reports).toBeGreaterThan(presses)
    expect(calls.mostReports).toBe(1)
    expect(calls.reports).toBeLessThanOrEqual(2 * presses + 10)

    // Nobody edits the cart now: looking at a tab again reports nothing.
    const { all } = calls
    await untilQuiet(calls, pages)
    expect(calls.all).toBe(all)

    const cart = await readCart(first)
    const quantityOf = (productId: string) =>
      cart?.lineItems.find((line) => line.productId === productId)?.quantity ?? 0
    expect(quantityOf('pl-prd-hakuna')).toBeLessThanOrEqual(quantityOf('prd-iphone14'))
    for (const page of pages) {
      expect(Number(await page.locator(`${phone} .stepper output`).textContent())).toBe(quantityOf('prd-iphone14'))
      await page
        .locator(`${phone} [data-state="${quantityOf('pl-prd-hakuna') > 0 ? 'protected' : 'unprotected'}"]`)
        .waitFor()
    }
    // When both tabs add a plan at once, the shop refuses surplus plans, and the browser logs the status.
    const errors = [...shop.watch.errors, ...secondWatch.errors]
    expect(
      errors.filter((text) => !/status of (409|422)|^Hakuna Kit: the cart could not be synced/.test(text)),
    ).toEqual([])
    await shop.close()
  })
})

/**
 * Presses plus, minus, opt-in and opt-out quickly and in random order. A press on a button that the other tab's edit
 * has disabled or removed does not count.
 */
async function edit(page: Page, count: number, seed: number): Promise<void> {
  const random = createRandom(seed)
  for (let edits = 0; edits < count;) {
    const choices = ['more', 'less', 'more', 'less', 'plan'] as const
    const choice = choices[Math.floor(random() * choices.length)]
    const target =
      choice === 'plan'
        ? page.locator(`${phone} [data-hakuna-kit="row"]`).locator('input, button').first()
        : page.locator(`${phone} .stepper button`).nth(choice === 'more' ? 1 : 0)
    const pressed = await target.click({ timeout: 300 }).then(
      () => true,
      () => false,
    )
    if (pressed) edits += 1
    // Shoppers pause; without pauses the tabs would only meet in the middle of a loop.
    await page.waitForTimeout(random() * 250)
  }
}
