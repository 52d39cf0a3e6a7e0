import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addToCart } from './support/addToCart.js'
import { launchBrowser, openShop } from './support/openShop.js'
import { startTestDemo, type TestDemo } from './support/startTestDemo.js'

describe('the developer panel', () => {
  let demo: TestDemo
  let browser: Browser
  beforeAll(async () => {
    ;[demo, browser] = await Promise.all([startTestDemo(), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.close()
  })

  it('is away until switched on in the footer, and then shows lookup, choice, cart lines and sync', async () => {
    const { page, watch, close } = await openShop(browser, demo.url)
    const scripts: string[] = []
    page.on('request', (request) => scripts.push(request.url()))
    await page.goto(demo.url)
    await page.getByRole('button', { name: 'Entwickleransicht' }).waitFor()
    const panelScripts = () => scripts.filter((url) => /devtools/.test(url))
    expect(panelScripts()).toEqual([])
    await page.getByRole('button', { name: 'Entwickleransicht' }).click()
    await page.getByRole('button', { name: 'Protection devtools' }).waitFor()
    expect(panelScripts()).not.toEqual([])

    await addToCart(page, demo.url, 'iphone-14', { plan: /1 Jahr Garantieerweiterung/ })
    const panel = page.locator('.devtools')
    await panel.getByText('prd-iphone14').first().waitFor()
    await panel
      .getByText(/report/i)
      .first()
      .waitFor()
    expect(watch.complaints).toEqual([])
    expect(watch.foreignRequests).toEqual([])
    await close()
  })
})
