import type { Page } from 'playwright'
import { createRandom, withSeed } from '@hakuna-kit/test/seed'
import { describe, expect, it } from 'vitest'
import { readCart } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'
import type { TestDemo } from './support/startTestDemo.js'

const editingMs = 30_000
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
    const counts = await withSeed(1, (seed) =>
      Promise.all(pages.map((page, index) => editFor(page, editingMs, seed + index))),
    )
    const edits = counts.reduce((sum, count) => sum + count, 0)
    await settle(calls)

    expect(edits).toBeGreaterThan(20)
    expect(calls.mostReports).toBe(1)
    expect(calls.reports).toBeLessThanOrEqual(edits + 10)

    // Nobody edits the cart now, so there must be no report.
    const before = calls.reports
    await first.waitForTimeout(2_000)
    expect(calls.reports).toBe(before)

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

/** `inFlight`: running calls of all tabs. `mostReports`: the most cart reports that ran at the same time. */
type Calls = { all: number; inFlight: number; reports: number; mostReports: number }

/** Counts the calls of the shop's server. */
function watchCalls({ shop }: TestDemo): Calls {
  const calls: Calls = { all: 0, inFlight: 0, reports: 0, mostReports: 0 }
  const answer = shop.fetch
  let reporting = 0
  shop.fetch = async (request) => {
    const isReport = request.url.endsWith('/api/protection/cart/report')
    calls.all += 1
    calls.inFlight += 1
    if (isReport) {
      calls.reports += 1
      reporting += 1
      calls.mostReports = Math.max(calls.mostReports, reporting)
    }
    try {
      return await answer(request)
    } finally {
      calls.inFlight -= 1
      if (isReport) reporting -= 1
    }
  }
  return calls
}

/** Presses plus, minus, opt-in and opt-out quickly and in random order. Resolves with the number of presses. */
async function editFor(page: Page, milliseconds: number, seed: number): Promise<number> {
  const random = createRandom(seed)
  const end = Date.now() + milliseconds
  let edits = 0
  while (Date.now() < end) {
    const choices = ['more', 'less', 'more', 'less', 'plan'] as const
    const choice = choices[Math.floor(random() * choices.length)]
    const target =
      choice === 'plan'
        ? page.locator(`${phone} [data-hakuna-kit="row"]`).locator('input, button').first()
        : page.locator(`${phone} .stepper button`).nth(choice === 'more' ? 1 : 0)
    // The other tab's edit may disable or remove the button: then this press does not count.
    const pressed = await target.click({ timeout: 300 }).then(
      () => true,
      () => false,
    )
    if (pressed) edits += 1
    await page.waitForTimeout(random() * 250)
  }
  return edits
}

/** Waits until the shop's server had no call for a second. */
async function settle(calls: Calls): Promise<void> {
  for (let before = -1; before !== calls.all || calls.inFlight > 0;) {
    before = calls.all
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}
