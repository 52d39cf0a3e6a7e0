import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addToCart } from './support/addToCart.js'
import { checkOut } from './support/buyAsMax.js'
import { makeTestFolder, type TestFolder } from './support/makeTestFolder.js'
import { launchBrowser, openShop } from './support/openShop.js'
import { readLines } from './support/readCart.js'
import { startTestDemo } from './support/startTestDemo.js'

describe('a restart of the demo', () => {
  let folder: TestFolder
  let browser: Browser
  beforeAll(async () => {
    folder = await makeTestFolder()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await folder?.remove()
  })

  it('keeps carts, orders, waiting messages and the records of the insurer', async () => {
    const plan = /1 Jahr Garantieerweiterung/
    const first = await startTestDemo({ openStorage: folder.open, pollMs: 100 })
    const port = Number(new URL(first.url).port)
    const { page, close } = await openShop(browser, first.url)
    await addToCart(page, first.url, 'iphone-14', { plan })
    const deliveredId = await checkOut(page, first.url)
    await expect.poll(() => first.sandbox.inspect().orders.map(({ orderId }) => orderId)).toEqual([deliveredId])

    first.sandbox.setFaults([{ path: '/events', status: 503 }])
    await addToCart(page, first.url, 'iphone-14', { plan })
    const waitingId = await checkOut(page, first.url)
    await addToCart(page, first.url, 'silicone-case-iphone-14', { quantity: 2 })
    expect(await readLines(page)).toEqual(['2 × prd-bb-32'])
    await first.close()

    const second = await startTestDemo({ openStorage: folder.open, pollMs: 100, port })
    try {
      await page.goto(`${second.url}/cart`)
      await page.locator('[data-product="prd-bb-32"]').waitFor()
      expect(await readLines(page)).toEqual(['2 × prd-bb-32'])
      await page.goto(`${second.url}/orders/${deliveredId}`)
      await page.getByRole('heading', { name: 'Danke, Max.' }).waitFor()
      await expect
        .poll(() => second.sandbox.inspect().orders.map(({ orderId }) => orderId))
        .toEqual([deliveredId, waitingId])

      // The insurer still has the old order and makes a contract for it.
      await page.goto(`${second.url}/back-office/orders/${deliveredId}`)
      await page.locator('[data-line="prd-iphone14"] select').selectOption('1')
      await page.getByRole('button', { name: 'Jetzt versenden' }).click()
      await expect
        .poll(() => second.sandbox.inspect().contracts)
        .toMatchObject([{ orderId: deliveredId, status: 'active', quantity: 1 }])
    } finally {
      await close()
      await second.close()
    }
  })
})
