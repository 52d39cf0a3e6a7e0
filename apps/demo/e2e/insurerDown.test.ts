import { afterEach, describe, expect, it } from 'vitest'
import { buyAsMax } from './support/buyAsMax.js'
import { readLines } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'

const phone = '[data-product="prd-iphone14"]'

describe('with the insurer down', () => {
  const demo = provideDemo()
  afterEach(() => demo.sandbox.setFaults([]))

  it('sells the product without plans, reports the reason, and reports the checkout to the insurer later', async () => {
    demo.sandbox.setFaults([{ status: 503 }])
    const { page, watch, readEvents, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    await expect.poll(readEvents).toContainEqual({
      type: 'no_plans',
      surface: 'product',
      productId: 'prd-iphone14',
      reason: 'insurer_unavailable',
    })
    await expect.poll(() => page.locator('[data-hakuna-kit="opt-in"]').count()).toBe(0)
    expect(await page.getByText('Produktschutz').count()).toBe(0)

    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    expect(await readLines(page)).toEqual(['1 × prd-iphone14'])
    await page.locator(phone).getByRole('button', { name: 'Eins mehr: iPhone 14' }).click()
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14'])
    await page.getByRole('link', { name: 'Zur Kasse' }).click()
    const orderId = await buyAsMax(page)
    await page.getByRole('heading', { name: 'Danke, Max.' }).waitFor()
    expect(demo.sandbox.inspect().checkouts).toEqual([])

    demo.sandbox.setFaults([])
    await expect.poll(() => demo.sandbox.inspect().checkouts).toMatchObject([{ orderId }])
    expect(watch.foreignRequests).toEqual([])
    await close()
  })

  it('sells a plan that was shown before, and updates its quantity once the insurer answers again', async () => {
    const { page, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    await page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).check()
    demo.sandbox.setFaults([{ status: 503 }])
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    await page.getByText(/iPhone 14 liegt im Warenkorb/).waitFor()
    const lines = await readLines(page)
    expect(lines).toEqual(['1 × prd-iphone14', '1 × pl-prd-hakuna for prd-iphone14'])

    demo.sandbox.setFaults([])
    await page.getByRole('link', { name: 'Zum Warenkorb' }).click()
    await page.locator(phone).getByRole('button', { name: 'Eins mehr: iPhone 14' }).click()
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14', '2 × pl-prd-hakuna for prd-iphone14'])
    await close()
  })
})
