import assert from 'node:assert/strict'
import { waitForReact } from './waitForReact.mjs'

/**
 * Opts in, adds to the cart, raises the quantity. Where the server looked the plans up, the page does not do it again.
 */
export async function checkInBrowser(browser, url, { isPrefetched = true } = {}) {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()
  const complaints = []
  const lookups = []
  try {
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('request', (request) => {
      if (request.url().endsWith('/plans')) lookups.push(request.url())
    })
    await page.goto(url)
    const optIn = page
      .locator('[data-hakuna-kit="opt-in"]')
      .getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ })
    assert.equal(await optIn.isChecked(), false)
    await waitForReact(optIn)
    await optIn.click()
    const reported = waitForReport(page)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    const cart = page.getByRole('list', { name: 'Cart' })
    await cart.getByText('1 Jahr Garantieerweiterung × 1').waitFor()
    // On a slow machine the first report may exceed its time limit. The next change is reported again.
    await reported
    await cart.getByRole('button', { name: 'One more' }).click()
    await cart.getByText('1 Jahr Garantieerweiterung × 2').waitFor()
    await cart.getByText('2 × 12,00').waitFor()
    assert.deepEqual(complaints, [])
    assert.equal(lookups.length === 0, isPrefetched, `lookups of plans: ${lookups.length}`)
  } catch (error) {
    error.stack += `\nThe page: ${await page.locator('body').innerText()}\nIts console: ${complaints.join('\n')}`
    throw error
  } finally {
    await context.close()
  }
}

/** Resolves when the cart was reported, successfully or not. */
function waitForReport(page) {
  return new Promise((resolve) => {
    for (const event of ['requestfinished', 'requestfailed']) {
      page.on(event, (request) => request.url().endsWith('/cart/report') && resolve())
    }
  })
}
