import { afterEach, describe, expect, it } from 'vitest'
import { addToCart } from './support/addToCart.js'
import { findViolations } from './support/findViolations.js'
import { provideDemo } from './support/provideDemo.js'

describe('the developer panel', () => {
  const demo = provideDemo()
  afterEach(() => demo.sandbox.setFaults([]))

  it('is loaded when it is switched on in the footer, and shows lookup, choice, cart lines and sync', async () => {
    const { page, watch, close } = await demo.openShop()
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
    expect(watch.errors).toEqual([])
    expect(watch.foreignRequests).toEqual([])
    await close()
  })

  it.each(['light', 'dark'] as const)('has no accessibility violation while open in %s', async (colorScheme) => {
    const { page, watch, close } = await demo.openShop({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(demo.url)
    await page.getByRole('button', { name: 'Entwickleransicht' }).click()
    const panel = page.getByRole('region', { name: 'Protection devtools' })
    await panel.waitFor()
    const found: Record<string, string[]> = {}
    found['empty'] = await findViolations(page)

    await addToCart(page, demo.url, 'iphone-14', { plan: /1 Jahr Garantieerweiterung/ })
    await panel.getByText('Cart sync: settled').waitFor()
    await panel.getByText('Plans: pl-prd-hakuna.').waitFor()
    found['with plans'] = await findViolations(page)

    // A product without plans, and an insurer that fails: the panel shows the reasons.
    await page.goto(`${demo.url}/products/silicone-case-iphone-14`)
    await panel.getByText('No plans (no_match).').waitFor()
    demo.sandbox.setFaults([{ status: 503 }])
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await panel.getByText('Cart sync: failed').waitFor()
    found['with trouble'] = await findViolations(page)
    await panel.getByRole('button', { name: /^Cart lines/ }).click()
    await panel.getByRole('button', { name: 'Silikon Case iPhone 14', exact: true }).click()
    await panel.getByRole('button', { name: 'Show report' }).click()
    await panel.getByRole('region', { name: 'Report' }).waitFor()
    found['with filter and report'] = await findViolations(page)

    expect(found).toEqual({ empty: [], 'with plans': [], 'with trouble': [], 'with filter and report': [] })
    expect(
      watch.errors.filter(
        (text) => !/status of 50[234]|^Hakuna Kit: (no plans are shown|the cart could not be synced)/.test(text),
      ),
    ).toEqual([])
    expect(watch.foreignRequests).toEqual([])
    await close()
  })
})
