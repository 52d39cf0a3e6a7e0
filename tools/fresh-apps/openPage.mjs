import assert from 'node:assert/strict'

/**
 * Waits until a development server has compiled the page and what it calls. Vite bundles a dependency when a page asks
 * for it first; pages that have asked meanwhile get 504 and have to be loaded again. What the console says till then is
 * not about the shop.
 */
export async function warmUp(browser, url, visit) {
  const context = await browser.newContext({ locale: 'de-DE' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    const until = Date.now() + 120_000
    let seen
    do {
      const outdated = page.waitForResponse((response) => response.status() === 504).then(() => 'outdated')
      // Whichever comes second ends with the page.
      outdated.catch(() => {})
      const shown = page.goto(url).then(() => visit(page))
      // Vite may load the page again while it loads.
      seen = await Promise.race([outdated, shown.then(() => 'shown', String)])
      await page.waitForLoadState('networkidle')
    } while (seen !== 'shown' && Date.now() < until)
    if (seen !== 'shown') throw new Error(`The development server does not get ready: ${seen}`)
  } finally {
    await context.close()
  }
}

/** Opens a page as a new shopper, runs `visit`, and fails where the page or the console complained. */
export async function openPage(browser, url, visit) {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()
  const complaints = []
  try {
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
    })
    await page.goto(url)
    await visit(page)
    assert.deepEqual(complaints, [])
  } catch (error) {
    error.stack += `\nThe page: ${await page.locator('body').innerText()}\nIts console: ${complaints.join('\n')}`
    throw error
  } finally {
    await context.close()
  }
}
