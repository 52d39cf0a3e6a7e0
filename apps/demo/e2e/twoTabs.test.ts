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
    const calls = watchCalls(demo)
    const counts = await Promise.all(pages.map((page, index) => editFor(page, editingMs, index + 1)))
    const edits = counts.reduce((sum, count) => sum + count, 0)
    await settle(calls)

    expect(edits).toBeGreaterThan(20)
    expect(calls.mostReports).toBe(1)
    expect(calls.reports).toBeLessThanOrEqual(edits + 10)

    // Nobody touches the cart any more, so nobody reports it either.
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
    // Both tabs may opt in at once; the shop then refuses the plans that are too many, and the browser notes the status.
    const complaints = [...shop.watch.complaints, ...secondWatch.complaints]
    expect(complaints.filter((text) => !/status of (409|422)/.test(text))).toEqual([])
    await shop.close()
  })
})

/** `inFlight` counts what is under way at once over all tabs, `mostReports` the most cart reports that ever were. */
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

/** Waits until the shop's server has been asked nothing for a second: both tabs are at rest. */
async function settle(calls: Calls): Promise<void> {
  for (let before = -1; before !== calls.all || calls.inFlight > 0;) {
    before = calls.all
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
