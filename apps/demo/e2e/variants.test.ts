import { describe, expect, it } from 'vitest'
import { readLines } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'

describe('a product with variants', () => {
  const demo = provideDemo()

  it('changes price and plans with the variant, and never keeps a plan of another variant selected', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    const optIn = page.locator('[data-hakuna-kit="opt-in"]')
    await page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).check()
    expect(await page.locator('.buy-price .price').textContent()).toBe('1.129,00\u00a0€')

    // 128 GB is in another price band: it has several plans, and none is selected.
    await page.getByRole('radio', { name: '128 GB' }).click()
    await page.getByText('999,00\u00a0€').waitFor()
    const plans = optIn.getByRole('radio')
    await plans.first().waitFor()
    expect(await plans.count()).toBe(3)
    expect(await optIn.locator('input:checked').count()).toBe(0)
    await optIn.getByRole('radio', { name: /2 Jahre Rundumschutz/ }).check()
    const price = await optIn.locator('[data-part="price"]').nth(1).textContent()

    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByText(/liegt im Warenkorb/).waitFor()
    expect(await readLines(page)).toEqual(['1 × prd-iphone14-128', '1 × pl-smartphones-2y for prd-iphone14-128'])

    // The price that was shown is charged, and the insurer has the same line.
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    await page
      .locator('.cart-aside')
      .getByText(price ?? '')
      .waitFor()
    await page.goto(`${demo.url}/insurer`)
    const cart = page.locator('[data-cart]')
    await cart.getByText('1 × 2 Jahre Rundumschutz').waitFor()
    expect(await cart.locator('[data-kind="plan"]').count()).toBe(1)
    expect(watch.errors).toEqual([])
    await close()
  })

  it('sells in a currency without cents, with the plans of that currency', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/landvik-elektro`)
    await page.getByRole('button', { name: 'Einstellungen' }).click()
    await page.getByRole('radio', { name: 'JPY' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('.buy-price .price').textContent()).toBe('458.000\u00a0¥')
    const optIn = page.locator('[data-hakuna-kit="opt-in"]')
    await optIn
      .getByText(/^\d+\.\d{3}\u00a0¥$/)
      .first()
      .waitFor()
    await optIn.getByRole('radio', { name: /1 Jahr/ }).check()
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByText(/liegt im Warenkorb/).waitFor()
    // Wait for the network: a running report would otherwise come with the other currency's cart.
    await page.goto(`${demo.url}/cart`, { waitUntil: 'networkidle' })
    await page.locator('[data-product="prd-landvik-e-500"] [data-state="protected"]').waitFor()

    // Back to euros: this is another cart, and it is empty.
    await page.getByRole('button', { name: 'Einstellungen' }).click()
    await page.getByRole('radio', { name: 'EUR' }).click()
    await page.getByText('Ihr Warenkorb ist leer.').waitFor()
    expect(watch.errors).toEqual([])
    await close()
  })

  it('follows quick changes of the quantity', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    await page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).check()
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByText(/liegt im Warenkorb/).waitFor()
    await page.goto(`${demo.url}/cart`)
    const phone = page.locator('[data-product="prd-iphone14"]')
    await phone.locator('[data-state="protected"]').waitFor()

    const before = demo.sandbox.inspect().messages.length
    const more = phone.getByRole('button', { name: 'Eins mehr: iPhone 14' })
    for (let press = 0; press < 7; press += 1) await more.click({ delay: 5 })
    for (let press = 0; press < 2; press += 1)
      await phone.getByRole('button', { name: 'Eins weniger: iPhone 14' }).click()
    await expect.poll(() => readLines(page)).toEqual(['6 × prd-iphone14', '6 × pl-prd-hakuna for prd-iphone14'])
    await phone.getByText(/6 × 12,00/).waitFor()
    await expect
      .poll(() =>
        demo.sandbox
          .inspect()
          .carts.at(-1)
          ?.lineItems.map(({ quantity }) => quantity),
      )
      .toEqual([6, 6])
    // At most one report for each press, and one more at the end.
    const reports = demo.sandbox
      .inspect()
      .messages.slice(before)
      .filter(({ path }) => path === '/orders').length
    expect(reports).toBeLessThanOrEqual(10)

    await page.goto(`${demo.url}/insurer`)
    await page.locator('[data-cart]').first().getByText('6 × iPhone 14').waitFor()
    expect(watch.errors).toEqual([])
    await close()
  })
})
