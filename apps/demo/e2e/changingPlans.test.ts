import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buyAsMax } from './support/buyAsMax.js'
import { openInsurer, type InsurerDesk } from './support/openInsurer.js'
import type { Watch } from './support/openShop.js'
import { readCart } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'

const plan = { name: /1 Jahr Garantieerweiterung/ }
const addButton = { name: 'In den Warenkorb' }
/** Longer than the proxy caches plans. */
const longMs = 21_000

describe('plans that change while the shopper reads them', () => {
  let aheadMs = 0
  // Has to run before the demo starts, because the demo reads its clock then.
  beforeAll(() => {
    const readClock = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => readClock() + aheadMs)
  })
  afterAll(() => void vi.restoreAllMocks())

  const demo = provideDemo({ keepsData: true })
  let insurer: InsurerDesk
  beforeAll(async () => {
    insurer = await openInsurer(demo)
  })
  afterEach(() => insurer.endTroubles())

  it('are charged at the price that was shown for each unit, however prices change', async () => {
    const { page, watch, close } = await demo.openShop()
    const optIn = page.locator('[data-hakuna-kit="opt-in"]')
    await page.goto(`${demo.url}/products/iphone-14`)
    await page.getByRole('checkbox', plan).check()
    await optIn.getByText('12,00\u00a0€').waitFor()

    // The plan gets more expensive before the phone is added: the phone is added alone, and the new price is shown.
    await insurer.setTrouble('Preise wandern', true)
    aheadMs += longMs
    await page.getByRole('button', addButton).click()
    await page.getByText('Der Schutz ist gerade nicht verfügbar').waitFor()
    expect(await readPrices(page)).toEqual(['1 × prd-iphone14 112900'])
    await optIn.locator('[data-part="price"]').getByText('17,00\u00a0€').waitFor()
    await optIn.getByText(/Ihre Auswahl bleibt: .*17,00\u00a0€/).waitFor()

    // In the cart the plan is sold at the price that the cart shows.
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    const phone = page.locator('[data-product="prd-iphone14"]')
    await phone.locator('[data-state="unprotected"]').getByText('17,00\u00a0€').waitFor()
    await phone.getByRole('checkbox', plan).click()
    await phone.locator('[data-state="protected"]').getByText('17,00\u00a0€').waitFor()
    await expect.poll(() => readPrices(page)).toEqual(['1 × prd-iphone14 112900', '1 × pl-prd-hakuna 1700'])

    // Cheaper again: a second phone has its plan at the price on its page; the first plan keeps its price.
    await insurer.setTrouble('Preise wandern', false)
    aheadMs += longMs
    await page.goto(`${demo.url}/products/iphone-14`)
    await optIn.getByText('12,00\u00a0€').waitFor()
    await page.getByRole('checkbox', plan).check()
    await page.getByRole('button', addButton).click()
    await page.getByText('iPhone 14 liegt im Warenkorb.').waitFor()
    expect(await readPrices(page)).toEqual([
      '2 × prd-iphone14 112900',
      '1 × pl-prd-hakuna 1700',
      '1 × pl-prd-hakuna 1200',
    ])
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    const protection = phone.locator('[data-state="protected"]')
    for (const price of ['17,00\u00a0€', '12,00\u00a0€']) await protection.getByText(price).waitFor()
    await page.locator('.summary').getByText('29,00\u00a0€').waitFor()
    await page.locator('.summary').getByText('2.287,00\u00a0€').waitFor()

    // The insurer has the cart and the order with both prices.
    const cartId = (await readCart(page))?.id ?? ''
    await expect.poll(() => insurer.readCart(cartId)).toEqual([2, 1, 1])
    await page.getByRole('link', { name: 'Zur Kasse' }).click()
    const orderId = await buyAsMax(page)
    await expect.poll(() => insurer.readOrder(orderId)).toEqual([2, 1, 1])
    const placed = insurer.page.locator('[data-path="/events"]').filter({ hasText: 'order_placed' }).first()
    await placed.locator('summary').click()
    for (const price of [1_700, 1_200]) await placed.getByText(`${price}`).first().waitFor()

    expectNoErrors(watch)
    expectNoErrors(insurer.watch)
    await close()
  })

  it('are not sold once they have expired; the product is added alone', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/back-office`)
    await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/back-office/settings')),
      page.getByRole('radio', { name: 'Order Feed' }).check(),
    ])
    await page.goto(`${demo.url}/products/norrfon-5`)
    const optIn = page.locator('[data-hakuna-kit="opt-in"]')
    await optIn.getByRole('radio', { name: /1 Jahr/ }).check()
    await insurer.page
      .locator('.office-entry')
      .filter({ hasText: 'Norrfon 5' })
      .filter({ hasText: 'gültig bis' })
      .waitFor()

    await insurer.setTrouble('Angebote abgelaufen', true)
    aheadMs += longMs
    await page.getByRole('button', addButton).click()
    await page.getByText('Der Schutz ist gerade nicht verfügbar').waitFor()
    expect((await readPrices(page)).map((line) => line.split(' ')[2])).toEqual(['prd-norrfon5-moss'])
    await optIn.getByText('Ihre Auswahl wurde aufgehoben').waitFor()
    expect(await optIn.locator('input').count()).toBe(0)

    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    await page.getByRole('link', { name: 'Zur Kasse' }).click()
    const orderId = await buyAsMax(page)
    await expect.poll(() => insurer.readOrder(orderId)).toEqual([1])
    expectNoErrors(watch)
    expectNoErrors(insurer.watch)
    await close()
  })
})

/** The only browser error may be the shop's refusal of a plan (422). */
function expectNoErrors({ errors, foreignRequests }: Watch) {
  expect(errors.filter((text) => !/status of 422/.test(text))).toEqual([])
  expect(foreignRequests).toEqual([])
}

/** Lines of the shop's cart with the price of one unit, in minor units. */
async function readPrices(page: Page): Promise<string[]> {
  const lines = (await readCart(page))?.lineItems ?? []
  return lines.map(({ quantity, productId, unitPrice }) => `${quantity} × ${productId} ${unitPrice.amount}`)
}
