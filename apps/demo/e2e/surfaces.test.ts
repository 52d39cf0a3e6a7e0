import { describe, expect, it } from 'vitest'
import { checkOut } from './support/buyAsMax.js'
import { readCart, readLines } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'

describe('the surfaces that show plans', () => {
  const demo = provideDemo({ keepsData: true })

  const addButton = { name: 'In den Warenkorb' }

  it('the dialog asks once on add-to-cart and adds the chosen plan', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/stille-one`)
    await page.getByRole('checkbox', { name: /2 Jahre Rundumschutz/ }).waitFor()
    await page.getByRole('button', addButton).click()
    const dialog = page.getByRole('dialog', { name: /Stille One/ })
    await dialog.getByRole('button', { name: /2 Jahre Rundumschutz/ }).click()
    await page.getByText('Stille One liegt im Warenkorb.').waitFor()
    expect(await readLines(page)).toEqual(['1 × prd-stille-one-sand', '1 × pl-headphones-2y for prd-stille-one-sand'])
    const cartId = (await readCart(page))?.id

    // The same product a second time: not asked again.
    await page.getByRole('button', addButton).click()
    await expect.poll(async () => (await readLines(page))[0]).toBe('2 × prd-stille-one-sand')
    expect(await page.locator('[data-hakuna-kit="dialog"]').count()).toBe(0)

    await page.goto(`${demo.url}/insurer`)
    await page.locator(`[data-cart="${cartId}"] [data-kind="plan"]`).waitFor()
    expect(watch.errors).toEqual([])
    await close()
  })

  it('the dialog does not ask again during the visit after a no', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/stille-one`)
    await page.getByRole('checkbox', { name: /2 Jahre Rundumschutz/ }).waitFor()
    await page.getByRole('button', addButton).click()
    const dialog = page.locator('[data-hakuna-kit="dialog"]')
    await dialog.getByRole('button').last().click()
    await page.getByText('Stille One liegt im Warenkorb.').waitFor()
    expect(await readLines(page)).toEqual(['1 × prd-stille-one-sand'])

    await page.goto(`${demo.url}/products/takt-2`)
    await page.locator('[data-hakuna-kit="opt-in"]').getByRole('radio').first().waitFor()
    await page.getByRole('button', addButton).click()
    await page.getByText('Uhr Takt 2 liegt im Warenkorb.').waitFor()
    expect(await dialog.count()).toBe(0)
    expect(await readLines(page)).toEqual(['1 × prd-stille-one-sand', '1 × prd-takt2-plum'])
    expect(watch.errors).toEqual([])
    await close()
  })

  it('the mini-cart adds plans and changes quantities, and returns the focus when it closes', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    await page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).waitFor()
    await page.getByRole('button', addButton).click()
    await page.locator('[data-hakuna-kit="dialog"]').getByRole('button').last().click()
    await page.getByText('iPhone 14 liegt im Warenkorb.').waitFor()
    const opener = page.getByRole('button', { name: 'Warenkorb, 1 Artikel' })
    await opener.click()
    const drawer = page.getByRole('dialog', { name: 'Ihr Warenkorb' })
    await drawer.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).click()
    await expect.poll(() => readLines(page)).toEqual(['1 × prd-iphone14', '1 × pl-prd-hakuna for prd-iphone14'])
    await drawer.getByRole('button', { name: 'Eins mehr: iPhone 14' }).click()
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14', '2 × pl-prd-hakuna for prd-iphone14'])
    await drawer.locator('.summary-total').getByText('2.282,00\u00a0€').waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Warenkorb, 2 Artikel')

    const cartId = (await readCart(page))?.id
    await page.goto(`${demo.url}/insurer`)
    await page.locator(`[data-cart="${cartId}"]`).getByText('2 × 1 Jahr Garantieerweiterung').waitFor()
    expect(watch.errors).toEqual([])
    await close()
  })

  it('the mini-cart closes on a click beside it, not on a click inside', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(demo.url)
    const opener = page.getByRole('button', { name: 'Warenkorb, 0 Artikel' })
    await opener.click()
    const drawer = page.getByRole('dialog', { name: 'Ihr Warenkorb' })
    await drawer.getByText('Ihr Warenkorb ist leer.').click()
    expect(await drawer.isVisible()).toBe(true)
    await page.mouse.click(20, 450)
    await drawer.waitFor({ state: 'hidden' })
    await opener.click()
    await drawer.waitFor()
    expect(watch.errors).toEqual([])
    await close()
  })

  it('the confirmation page links to the insurer’s checkout for products bought without a plan', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    await page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).waitFor()
    await page.getByRole('button', addButton).click()
    await page.locator('[data-hakuna-kit="dialog"]').getByRole('button').last().click()
    await page.getByText('iPhone 14 liegt im Warenkorb.').waitFor()
    const orderId = await checkOut(page, demo.url)
    const section = page.locator('[data-hakuna-kit="order"][data-state="unprotected"]')
    await section.waitFor()
    // Price, title and insurance link come from a lookup of their own.
    await section.getByText('12,00\u00a0€').waitFor()
    expect(await section.locator('a[href^="https://checkout.hellohakuna.com/"]').count()).toBe(1)

    await page.goto(`${demo.url}/insurer`)
    await page.locator('[data-path="/checkouts"]').getByText('200').waitFor()
    await page.locator(`[data-insurer-order="${orderId}"]`).getByText('1 × iPhone 14').waitFor()
    expect(watch.foreignRequests).toEqual([])
    expect(watch.errors).toEqual([])
    await close()
  })
})
