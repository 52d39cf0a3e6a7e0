import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { readCart } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'
import type { TestDemo } from './support/startTestDemo.js'

const editingMs = 30_000
const phone = '[data-product="prd-iphone14"]'

describe('two tabs with one cart', () => {
  const demo = provideDemo()

  it('end with the same cart, take turns, and do not keep each other busy', async () => {
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

    // A slow insurer leaves the tabs time to get into each other's way.
    demo.sandbox.setFaults([{ path: '/orders', delayMs: 60 }])
    const reports = watchReports(demo)
    const counts = await Promise.all(pages.map((page, index) => editFor(page, editingMs, index + 1)))
    const edits = counts.reduce((sum, count) => sum + count, 0)
    await settle(reports)

    expect(edits).toBeGreaterThan(20)
    expect(reports.most).toBe(1)
    expect(reports.count).toBeLessThanOrEqual(edits + 10)

    // Nobody touches the cart any more, so nobody reports it either.
    const before = reports.count
    await first.waitForTimeout(2_000)
    expect(reports.count).toBe(before)

    const cart = await readCart(first)
    const quantityOf = (productId: string) =>
      cart?.lineItems.find((line) => line.productId === productId)?.quantity ?? 0
    expect(quantityOf('pl-prd-hakuna')).toBeLessThanOrEqual(quantityOf('prd-iphone14'))
    for (const page of pages) {
      const shown = page.locator(`${phone} .stepper output`)
      await expect.poll(async () => Number(await shown.textContent())).toBe(quantityOf('prd-iphone14'))
      await page
        .locator(`${phone} [data-state="${quantityOf('pl-prd-hakuna') > 0 ? 'protected' : 'unprotected'}"]`)
        .waitFor()
    }
    // Both tabs may opt in at once; the shop then refuses the plans that are too many, and the browser notes the status.
    const complaints = [...shop.watch.complaints, ...secondWatch.complaints]
    expect(complaints.filter((text) => !/status of (409|422)/.test(text))).toEqual([])
    await shop.close()
  })
})

type Reports = { count: number; inFlight: number; most: number }

/** Counts the cart reports as the shop's server gets them, and how many are under way at once over all tabs. */
function watchReports({ shop }: TestDemo): Reports {
  const reports: Reports = { count: 0, inFlight: 0, most: 0 }
  const answer = shop.fetch
  shop.fetch = async (request) => {
    if (!request.url.endsWith('/api/protection/cart/report')) return answer(request)
    reports.count += 1
    reports.inFlight += 1
    reports.most = Math.max(reports.most, reports.inFlight)
    try {
      return await answer(request)
    } finally {
      reports.inFlight -= 1
    }
  }
  return reports
}

/** Presses plus, minus, opt-in and opt-out as a hasty shopper would. Resolves with the number of presses. */
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
    // A button may be disabled or vanish while another tab edits: then this press did not happen.
    const pressed = await target.click({ timeout: 300 }).then(
      () => true,
      () => false,
    )
    if (pressed) edits += 1
    await page.waitForTimeout(random() * 250)
  }
  return edits
}

/** Waits until no report has been made for a second. */
async function settle(reports: Reports): Promise<void> {
  for (let before = -1; before !== reports.count || reports.inFlight > 0;) {
    before = reports.count
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** Mulberry32: the same seed, the same shopper. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
