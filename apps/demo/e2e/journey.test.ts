import type { BrowserContext, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { buyAsMax } from './support/buyAsMax.js'
import { readCart, readLines } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'
import type { TestDemo } from './support/startTestDemo.js'

describe("the insurer's own example", () => {
  const demo = provideDemo()

  it('works from the product page to an order that the insurer has, without a reload', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    await page.evaluate(() => Object.assign(window, { sameDocument: true }))

    // The plan is shown, not selected, with its price in the page's locale and the insurance link.
    const plan = page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ })
    await plan.waitFor()
    expect(await plan.isChecked()).toBe(false)
    const optIn = page.locator('[data-hakuna-kit="opt-in"]')
    expect(await optIn.textContent()).toContain('12,00\u00a0€')
    const link = optIn.getByRole('link', { name: /Versicherungsinformationen/ })
    expect(await link.getAttribute('href')).toBe('https://hellohakuna.com/plan-details')
    await readEnglish(page, async () => optIn.getByText('€12.00').waitFor())
    expect(await plan.isChecked()).toBe(false)

    // Product and plan are added together, the plan with its product reference.
    await plan.check()
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByText('iPhone 14 liegt im Warenkorb.').waitFor()
    const cart = await readCart(page)
    expect(cart?.lineItems).toMatchObject([
      { productId: 'prd-iphone14', quantity: 1, unitPrice: { amount: 112_900, currency: 'eur' } },
      {
        productId: 'pl-prd-hakuna',
        quantity: 1,
        unitPrice: { amount: 1_200, currency: 'eur' },
        customProperties: { productReference: 'prd-iphone14', planId: 'pl-prd-hakuna' },
      },
    ])
    await expect.poll(() => plan.isChecked()).toBe(false)

    // The case has no plans.
    await page.getByRole('link', { name: 'Silikon Case iPhone 14' }).click()
    await page.getByRole('heading', { level: 1, name: 'Silikon Case iPhone 14' }).waitFor()
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    const phone = page.locator('[data-product="prd-iphone14"]')
    const planRow = phone.locator('[data-hakuna-kit="row"][data-state="protected"]')
    await planRow.waitFor()
    expect(await page.locator('[data-product="prd-bb-32"] [data-hakuna-kit="row"]').count()).toBe(0)

    // The cart sync gives the plan the product's quantity, and the insurer has it.
    await phone.getByRole('button', { name: 'Eins mehr: iPhone 14' }).click()
    await expect
      .poll(() => readLines(page))
      .toEqual(['2 × prd-iphone14', '2 × pl-prd-hakuna for prd-iphone14', '1 × prd-bb-32'])
    await planRow.getByText(/2 × 12,00/).waitFor()
    await expect.poll(() => readReportedQuantities(demo, cart?.id)).toEqual([2, 2, 1])

    // The plan is removed, and added again from the row in the cart.
    await phone.getByRole('button', { name: /Schutz entfernen/ }).click()
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14', '1 × prd-bb-32'])
    const checkbox = phone.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ })
    await checkbox.waitFor()
    expect(await checkbox.isChecked()).toBe(false)
    await checkbox.click()
    await expect
      .poll(() => readLines(page))
      .toEqual(['2 × prd-iphone14', '1 × prd-bb-32', '2 × pl-prd-hakuna for prd-iphone14'])
    await planRow.waitFor()

    // The plan is removed with its product.
    await phone.getByRole('button', { name: 'iPhone 14 entfernen' }).click()
    await expect.poll(() => readLines(page)).toEqual(['1 × prd-bb-32'])

    // The checkout is reported with the cart and the session that the insurer already has.
    await page.getByRole('link', { name: 'Zur Kasse' }).click()
    const orderId = await buyAsMax(page)
    await page.getByRole('heading', { name: 'Danke, Max.' }).waitFor()
    const userSessionId = await readUserSession(page.context())
    await expect
      .poll(() => demo.sandbox.inspect().checkouts)
      .toMatchObject([{ cartId: cart?.id, userSessionId, orderId }])
    expect(demo.sandbox.inspect().carts).toMatchObject([{ cartId: cart?.id, userSessionId }])
    expect(await readCart(page)).toBeNull()

    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
    expect(watch.documents).toHaveLength(1)
    expect(watch.foreignRequests).toEqual([])
    expect(watch.errors).toEqual([])
    await close()
  })
})

/** Quantities of the cart's lines as last reported to the insurer. */
function readReportedQuantities(demo: TestDemo, cartId: string | undefined): number[] {
  const cart = demo.sandbox.inspect().carts.find((record) => record.cartId === cartId)
  return (cart?.lineItems ?? []).map(({ quantity }) => quantity)
}

/** The session id in the proxy's signed cookie. Scripts on the page cannot read it. */
async function readUserSession(context: BrowserContext): Promise<string | undefined> {
  const cookie = (await context.cookies()).find(({ name }) => name === 'hakuna_session')
  expect(cookie?.httpOnly).toBe(true)
  return cookie?.value.split('.')[0]
}

/** Switches the shop to English, runs `work`, and switches back to German. Loads no page. */
async function readEnglish(page: Page, work: () => Promise<void>): Promise<void> {
  await chooseLanguage(page, 'Einstellungen', 'English')
  await work()
  await chooseLanguage(page, 'Settings', 'Deutsch')
}

async function chooseLanguage(page: Page, menu: string, language: string) {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('radio', { name: language }).check()
  await page.keyboard.press('Escape')
}
