import type { Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { addToCart } from './support/addToCart.js'
import { checkOut } from './support/buyAsMax.js'
import type { Shop } from './support/openShop.js'
import { provideDemo } from './support/provideDemo.js'

describe('the back office', () => {
  const demo = provideDemo({ keepsData: true })
  let shop: Shop
  let page: Page
  beforeAll(async () => {
    shop = await demo.openShop()
    page = shop.page
  })

  const plan = /1 Jahr Garantieerweiterung/

  it('ships a part, refunds a part of it within 14 days, and refuses a refund after that', async () => {
    await addToCart(page, demo.url, 'iphone-14', { plan, quantity: 3 })
    const orderId = await checkOut(page, demo.url)
    await openOrder(page, demo.url, orderId)

    await pick(page, 'prd-iphone14', 2)
    await page.getByText('"order_fulfillment_added"').waitFor()
    await act(page, 'Jetzt versenden')
    expect(await readUnits(page, 'prd-iphone14')).toEqual({ ordered: 3, shipped: 2, refunded: 0, cancelled: 0 })
    await expectContract(page, demo.url, orderId, ['Aktiv', '2 Stück versichert'])

    // On day 13 one of the two is returned, together with its plan.
    await openOrder(page, demo.url, orderId)
    await page.getByRole('button', { name: '+ 13 Tage' }).click()
    await page.getByText('13 Tage voraus').waitFor()
    await choose(page, 'Erstatten')
    await pick(page, 'prd-iphone14', 1)
    await page.getByText('"order_refund_added"').waitFor()
    await act(page, 'Jetzt erstatten')
    expect(await readUnits(page, 'prd-iphone14')).toMatchObject({ shipped: 2, refunded: 1 })
    expect(await readUnits(page, 'pl-prd-hakuna')).toMatchObject({ refunded: 1 })
    await expectContract(page, demo.url, orderId, ['Aktiv', '1 Stück versichert', 'erstattet'])

    // A day later it is too late for the other one. The back office shows the reason, and nothing can be sent.
    await openOrder(page, demo.url, orderId)
    await page.getByRole('button', { name: '+ 1 Tag', exact: true }).click()
    await page.getByText('14 Tage voraus').waitFor()
    await choose(page, 'Erstatten')
    await pick(page, 'prd-iphone14', 1)
    await page.getByText('Das geht nicht').waitFor()
    expect(await page.locator('.office-refusal code').textContent()).toBe('order_refund_window_closed')
    expect(await page.getByRole('button', { name: 'Jetzt erstatten' }).isDisabled()).toBe(true)
    await expectContract(page, demo.url, orderId, ['Aktiv', '1 Stück versichert'])
    await openOrder(page, demo.url, orderId)
    await page.getByRole('button', { name: 'Zurück zu jetzt' }).click()
  })

  it('cancels a line together with its plan, then the rest', async () => {
    await addToCart(page, demo.url, 'iphone-14', { plan })
    await addToCart(page, demo.url, 'silicone-case-iphone-14')
    const orderId = await checkOut(page, demo.url)
    await openOrder(page, demo.url, orderId)

    await choose(page, 'Positionen stornieren')
    await pick(page, 'prd-iphone14', 1)
    await page.getByText('"order_line_items_cancelled"').waitFor()
    await act(page, 'Positionen jetzt stornieren')
    expect(await readUnits(page, 'pl-prd-hakuna')).toMatchObject({ cancelled: 1 })

    await choose(page, 'Bestellung stornieren')
    await page.getByText('"order_cancelled"').waitFor()
    await act(page, 'Bestellung jetzt stornieren')
    await page.locator('.office-head .chip').getByText('Storniert').waitFor()
    await expectDelivered(page, 3)

    await page.goto(`${demo.url}/insurer`)
    const order = page.locator(`[data-insurer-order="${orderId}"]`)
    await order.getByText('eingegangen → Positionen storniert → Bestellung storniert').waitFor()
    expect(await page.locator(`[data-contract="${orderId}"]`).count()).toBe(0)
  })

  it('does not cancel an order that was shipped in part', async () => {
    await addToCart(page, demo.url, 'iphone-14', { plan, quantity: 2 })
    const orderId = await checkOut(page, demo.url)
    await openOrder(page, demo.url, orderId)
    await pick(page, 'prd-iphone14', 1)
    await act(page, 'Jetzt versenden')
    await choose(page, 'Bestellung stornieren')
    await page.getByText('Das geht nicht').waitFor()
    expect(await page.getByRole('button', { name: 'Bestellung jetzt stornieren' }).isDisabled()).toBe(true)
  })

  it('keeps a refused message, blocks only its own order, and delivers it after a retry', async () => {
    await setTrouble(page, demo.url, 'Lehnt Bestellmeldungen ab', true)
    await addToCart(page, demo.url, 'iphone-14', { plan })
    const orderId = await checkOut(page, demo.url)
    await openOrder(page, demo.url, orderId)
    const entries = page.locator('.office-entry')
    await entries.filter({ hasText: 'Gescheitert' }).filter({ hasText: 'Bestellung eingegangen' }).waitFor()
    await pick(page, 'prd-iphone14', 1)
    await act(page, 'Jetzt versenden')
    await entries.filter({ hasText: 'Wartet' }).filter({ hasText: 'Versand' }).waitFor()

    // Another order is delivered as soon as the insurer accepts messages again; this one waits for a person.
    await setTrouble(page, demo.url, 'Lehnt Bestellmeldungen ab', false)
    await addToCart(page, demo.url, 'iphone-14', { plan })
    const otherOrderId = await checkOut(page, demo.url)
    await openOrder(page, demo.url, otherOrderId)
    await expectDelivered(page, 1)
    await page.goto(`${demo.url}/insurer`)
    await page.locator(`[data-insurer-order="${otherOrderId}"]`).waitFor()
    expect(await page.locator(`[data-insurer-order="${orderId}"]`).count()).toBe(0)

    await page.goto(`${demo.url}/back-office/outbox`)
    await page.getByRole('radio', { name: 'Gescheitert' }).check()
    const dead = entries.filter({ hasText: orderId })
    await dead.getByRole('button', { name: 'Hineinsehen' }).click()
    await dead.getByText('"order_placed"').waitFor()
    await dead.getByRole('button', { name: 'Noch einmal versuchen' }).click()
    await openOrder(page, demo.url, orderId)
    await expectDelivered(page, 2)
    await expectContract(page, demo.url, orderId, ['Aktiv', '1 Stück versichert'])
  })

  it('skips a refused message when a person asks for it, with the reason', async () => {
    await addToCart(page, demo.url, 'iphone-14', { plan })
    const orderId = await checkOut(page, demo.url)
    await openOrder(page, demo.url, orderId)
    await expectDelivered(page, 1)
    await setTrouble(page, demo.url, 'Lehnt Bestellmeldungen ab', true)
    await openOrder(page, demo.url, orderId)
    await choose(page, 'Bestellung stornieren')
    await act(page, 'Bestellung jetzt stornieren')
    const dead = page.locator('.office-entry').filter({ hasText: 'Gescheitert' })
    await dead.getByRole('button', { name: 'Auslassen' }).click()
    await dead.getByLabel('Warum wird er ausgelassen?').fill('Am Telefon geklärt')
    await dead.getByRole('button', { name: 'Auslassen' }).click()
    await page.locator('.office-entry').filter({ hasText: 'Ausgelassen' }).getByText('Am Telefon geklärt').waitFor()
    await setTrouble(page, demo.url, 'Lehnt Bestellmeldungen ab', false)
    const order = page.locator(`[data-insurer-order="${orderId}"]`)
    await order.waitFor()
    expect(await order.textContent()).not.toContain('Bestellung storniert')
  })

  it('reports new orders by the order feed after one switch, with plans that come from offers', async () => {
    await page.goto(`${demo.url}/back-office`)
    await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/back-office/settings')),
      choose(page, 'Order Feed'),
    ])
    await addToCart(page, demo.url, 'iphone-14?v=prd-iphone14-128', { plan: /1 Jahr/ })
    const orderId = await checkOut(page, demo.url)
    await openOrder(page, demo.url, orderId)
    await expectDelivered(page, 1)
    await pick(page, 'prd-iphone14-128', 1)
    await page.getByText('"protection_line_item_id"').waitFor()
    await act(page, 'Jetzt versenden')
    await expectDelivered(page, 2)
    await expectContract(page, demo.url, orderId, ['Aktiv', '1 Stück versichert'])
    await page.locator(`[data-insurer-order="${orderId}"]`).getByText('feed').first().waitFor()
    await page.locator('[data-path="/offers"]').first().waitFor()

    // Expired offers are not shown; the product can be bought all the same.
    await setTrouble(page, demo.url, 'Angebote abgelaufen', true)
    await page.goto(`${demo.url}/products/norrfon-5`)
    await expect
      .poll(shop.readEvents)
      .toContainEqual(expect.objectContaining({ type: 'no_plans', productId: 'prd-norrfon5-moss', reason: 'no_match' }))
    expect(await page.locator('[data-hakuna-kit="opt-in"] input').count()).toBe(0)
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByText('Norrfon 5 liegt im Warenkorb.').waitFor()
    await page.goto(`${demo.url}/insurer`)
    await page.locator('.office-entry').filter({ hasText: 'Norrfon 5' }).filter({ hasText: 'gültig bis' }).waitFor()
    await setTrouble(page, demo.url, 'Angebote abgelaufen', false)
    await page.goto(`${demo.url}/back-office`)
    await choose(page, 'Order Events')
  })

  it('caused no browser error and no request to another host in these tests', () => {
    expect(shop.watch.foreignRequests).toEqual([])
    expect(shop.watch.errors).toEqual([])
  })
})

async function openOrder(page: Page, url: string, orderId: string) {
  await page.goto(`${url}/back-office/orders/${orderId}`)
  await page.getByRole('heading', { level: 1, name: orderId }).waitFor()
}

async function choose(page: Page, action: string) {
  await page.getByRole('radio', { name: action, exact: true }).check()
}

async function pick(page: Page, productId: string, quantity: number) {
  await page.locator(`[data-line="${productId}"] select`).selectOption(String(quantity))
}

async function act(page: Page, button: string) {
  await page.getByRole('button', { name: button }).click()
  await page.getByText('Erledigt. Der Versicherer erfährt es.').waitFor()
}

async function readUnits(page: Page, productId: string) {
  const cells = await page.locator(`[data-line="${productId}"] td`).allTextContents()
  const [ordered, shipped, refunded, cancelled] = cells.map(Number)
  return { ordered, shipped, refunded, cancelled }
}

/** Waits until the shown order has that many messages and all are delivered. */
async function expectDelivered(page: Page, count: number) {
  const entries = page.locator('.office-entry')
  await expect.poll(() => entries.filter({ hasText: 'Zugestellt' }).count()).toBe(count)
  await expect.poll(() => entries.count()).toBe(count)
}

/** Expects these texts at the contract of the order in the insurer's view. */
async function expectContract(page: Page, url: string, orderId: string, words: string[]) {
  await page.goto(`${url}/insurer`)
  const contract = page.locator(`[data-contract="${orderId}"]`)
  for (const word of words) await contract.getByText(word).first().waitFor()
}

async function setTrouble(page: Page, url: string, name: string, on: boolean) {
  await page.goto(`${url}/insurer`)
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/insurer/troubles')),
    page.getByRole('switch', { name }).setChecked(on),
  ])
  expect(response.ok()).toBe(true)
}
