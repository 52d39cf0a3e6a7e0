import type { Page } from 'playwright'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addToCart } from './support/addToCart.js'
import { buyAsMax } from './support/buyAsMax.js'
import { holdAnswers } from './support/holdAnswers.js'
import { openInsurer, type InsurerDesk } from './support/openInsurer.js'
import type { Tab } from './support/openShop.js'
import { readCart, readLines } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'

const plan = /1 Jahr Garantieerweiterung/
const phone = '[data-product="prd-iphone14"]'
const moreButton = { name: 'Eins mehr: iPhone 14' }
const lessButton = { name: 'Eins weniger: iPhone 14' }

describe('with an insurer that has problems', () => {
  const demo = provideDemo({ keepsData: true })
  let insurer: InsurerDesk
  beforeAll(async () => {
    insurer = await openInsurer(demo)
  })
  afterEach(() => insurer.endTroubles())

  it('that asks for changes without end, the sync stops, the shopper can buy, and the next edit settles', async () => {
    await insurer.setTrouble('Endlose Aktionen', true)
    const shop = await demo.openShop()
    const { page, watch } = shop
    await addToCart(page, demo.url, 'iphone-14', { plan, quantity: 9 })
    await expectSyncs(shop, 'sync_failed', 1)
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    await page.locator(`${phone} [data-state="protected"]`).waitFor()
    await page.locator(phone).getByRole('button', moreButton).click()
    await expectSyncs(shop, 'sync_failed', 2)
    expect((await shop.readEvents()).filter(({ type }) => type === 'sync_failed')).toEqual(
      Array(2).fill({ type: 'sync_failed', code: 'cart_not_settled' }),
    )

    // At most ten rounds for each of the two edits, and none without an edit. The plans never outnumber the phones.
    const cartId = (await readCart(page))?.id ?? ''
    const reports = await insurer.readReports(cartId)
    expect(reports).toBeGreaterThan(10)
    expect(reports).toBeLessThanOrEqual(20)
    await insurer.lookAgain(3)
    expect(await insurer.readReports(cartId)).toBe(reports)
    const [phones, plans] = await readQuantities(page)
    expect(phones).toBe(10)
    expect(plans).toBeGreaterThan(0)
    expect(plans).toBeLessThanOrEqual(10)

    // The page still works and shows the cart.
    await page.locator(`${phone} [data-state="protected"]`).getByText('12,00').waitFor()
    await page.getByRole('button', { name: 'Warenkorb, 10 Artikel' }).click()
    await page.locator('.drawer-line').waitFor()
    await page.keyboard.press('Escape')

    await insurer.setTrouble('Endlose Aktionen', false)
    await page.locator(phone).getByRole('button', lessButton).click()
    await expectSyncs(shop, 'sync_settled', 1)
    await expect.poll(() => insurer.readCart(cartId)).toEqual(await readQuantities(page))

    await insurer.setTrouble('Endlose Aktionen', true)
    await page.locator(phone).getByRole('button', lessButton).click()
    await expectSyncs(shop, 'sync_failed', 3)
    const sold = await readQuantities(page)
    await page.getByRole('link', { name: 'Zur Kasse' }).click()
    const orderId = await buyAsMax(page)
    await expect.poll(() => insurer.readOrder(orderId)).toEqual(sold)
    await insurer.page.locator(`[data-cart="${cartId}"]`).getByText(`wurde Bestellung ${orderId}`).waitFor()
    // Development says it once, however often it happens.
    expect(watch.errors).toEqual([
      expect.stringMatching(/^Hakuna Kit: the cart could not be synced \(cart_not_settled\)/),
    ])
    expect(watch.foreignRequests).toEqual([])
    await shop.close()
  })

  it('that asks for changes without end, two tabs do not keep reporting because of each other', async () => {
    const shop = await demo.openShop()
    const { page } = shop
    await addToCart(page, demo.url, 'iphone-14', { plan, quantity: 9 })
    await expectSyncs(shop, 'sync_settled', 1)
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    await page.locator(`${phone} [data-state="protected"]`).waitFor()
    const other = await shop.openTab()
    await other.page.goto(`${demo.url}/cart`)
    await other.page.locator(`${phone} [data-state="protected"]`).waitFor()
    const cartId = (await readCart(page))?.id ?? ''
    const before = await insurer.readReports(cartId)

    await insurer.setTrouble('Endlose Aktionen', true)
    await page.locator(phone).getByRole('button', moreButton).click()
    await expectSyncs(shop, 'sync_failed', 1)
    await expectSyncs(other, 'sync_failed', 1)
    // Ten rounds in one tab, and ten in the other if it starts before the first one has told it.
    const reports = await insurer.readReports(cartId)
    expect(reports - before).toBeLessThanOrEqual(20)
    await insurer.lookAgain(3)
    expect(await insurer.readReports(cartId)).toBe(reports)
    await shop.close()
  })

  it('that is slow, product and quantity do not wait, and the plans appear in the reserved space', async () => {
    await insurer.setTrouble('Langsam', true)
    const shop = await demo.openShop()
    const { page, watch } = shop
    const plans = holdAnswers(demo, '/plans')
    await page.goto(`${demo.url}/products/iphone-14`)
    const optIn = page.locator('[data-hakuna-kit="opt-in"]')
    await page.locator('[data-hakuna-kit="opt-in"][data-state="loading"]').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByText('iPhone 14 liegt im Warenkorb.').waitFor()
    expect(await optIn.getAttribute('data-state')).toBe('loading')
    expect(await readLines(page)).toEqual(['1 × prd-iphone14'])

    // The insurer needs a second and a half; the shop's server answers only after that.
    await expect.poll(plans.count).toBe(1)
    const before = await readPlaces(page)
    plans.release()
    await page.getByRole('checkbox', { name: plan }).waitFor()
    expect(await readPlaces(page)).toEqual(before)
    await expectSyncs(shop, 'sync_settled', 1)

    // In the cart the new quantity is shown at once, and the order can be placed while the report is running.
    await page.getByRole('checkbox', { name: plan }).check()
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14', '1 × pl-prd-hakuna for prd-iphone14'])
    await expectSyncs(shop, 'sync_settled', 2)
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    const reports = holdAnswers(demo, '/cart/report')
    await page.locator(phone).getByRole('button', lessButton).click()
    await expect.poll(() => page.locator(`${phone} .stepper output`).textContent()).toBe('1')
    await expect.poll(reports.count).toBe(1)
    await expect.poll(() => readQuantities(page)).toEqual([1, 1])
    const cartId = (await readCart(page))?.id ?? ''
    await page.getByRole('link', { name: 'Zur Kasse' }).click()
    const orderId = await buyAsMax(page)
    await page.getByRole('heading', { name: 'Danke, Max.' }).waitFor()
    reports.release()

    await expect.poll(() => insurer.readOrder(orderId)).toEqual([1, 1])
    await insurer.page.locator(`[data-cart="${cartId}"]`).getByText(`wurde Bestellung ${orderId}`).waitFor()
    expect(watch).toMatchObject({ errors: [], foreignRequests: [] })
    await shop.close()
  })

  it('whose answers are lost after the work was done, one sale leads to one order and one contract', async () => {
    await insurer.setTrouble('Antworten gehen verloren', true)
    const shop = await demo.openShop()
    const { page, watch } = shop
    await addToCart(page, demo.url, 'iphone-14', { plan })
    await expectSyncs(shop, 'sync_failed', 1)
    const cartId = (await readCart(page))?.id ?? ''
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    await page.locator(`${phone} [data-state="protected"]`).waitFor()
    await page.getByRole('link', { name: 'Zur Kasse' }).click()
    const orderId = await buyAsMax(page)
    await page.getByRole('heading', { name: 'Danke, Max.' }).waitFor()

    // The insurer has cart and order, but the shop cannot know: it tries again until a person has to decide.
    await expect.poll(() => insurer.readCart(cartId)).toEqual([1, 1])
    await expect.poll(() => insurer.readOrder(orderId)).toEqual([1, 1])
    await page.goto(`${demo.url}/back-office/orders/${orderId}`)
    const entries = page.locator('.office-entry')
    await entries.filter({ hasText: 'Gescheitert' }).filter({ hasText: 'Bestellung eingegangen' }).waitFor()
    await page.locator('[data-line="prd-iphone14"] select').selectOption('1')
    await page.getByRole('button', { name: 'Jetzt versenden' }).click()
    await entries.filter({ hasText: 'Wartet' }).filter({ hasText: 'Versand' }).waitFor()

    await insurer.setTrouble('Antworten gehen verloren', false)
    await entries.getByRole('button', { name: 'Noch einmal versuchen' }).click()
    await expect.poll(() => entries.filter({ hasText: 'Zugestellt' }).count()).toBe(2)

    // The insurer recognised every repetition: one order that was placed once, and one contract for one phone.
    const { page: view } = insurer
    await view.locator(`[data-contract="${orderId}"]`).getByText('versandt → 1 Stück versichert').waitFor()
    expect(await view.locator(`[data-contract="${orderId}"]`).count()).toBe(1)
    expect(await insurer.readOrder(orderId)).toEqual([1, 1])
    await view.locator(`[data-insurer-order="${orderId}"]`).getByText('eingegangen → versandt').waitFor()
    await view.locator(`[data-cart="${cartId}"]`).getByText(`wurde Bestellung ${orderId}`).waitFor()
    const repeated = view.locator('[data-path="/events"]').filter({ hasText: 'wiederholt, wie zuvor beantwortet' })
    expect(await repeated.count()).toBeGreaterThanOrEqual(2)

    // The only browser errors are the lost answers.
    expect(
      watch.errors.filter(
        (text) => !/status of 50[234]|^Hakuna Kit: (no plans are shown|the cart could not be synced)/.test(text),
      ),
    ).toEqual([])
    expect(watch.foreignRequests).toEqual([])
    await shop.close()
  })

  it("the insurer's view has no browser error and no request to another host", () => {
    expect(insurer.watch).toMatchObject({ errors: [], foreignRequests: [] })
  })
})

/** Waits until exactly that many syncs have ended in this way since the page was loaded. */
async function expectSyncs({ readEvents }: Tab, type: 'sync_settled' | 'sync_failed', count: number) {
  await expect.poll(async () => (await readEvents()).filter((event) => event.type === type).length).toBe(count)
}

/** Quantities of the lines of the shop's cart, in order. */
async function readQuantities(page: Page): Promise<number[]> {
  return ((await readCart(page))?.lineItems ?? []).map(({ quantity }) => quantity)
}

/** The positions of everything that late plans could move. */
async function readPlaces(page: Page): Promise<unknown[]> {
  const places = ['[data-hakuna-kit="opt-in"]', '.buy-row', '.buy-outcome', '.promises', '.footer']
  return Promise.all(places.map((place) => page.locator(place).boundingBox()))
}
