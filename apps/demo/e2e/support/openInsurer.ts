import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { Watch } from './openShop.js'
import type { ProvidedDemo } from './provideDemo.js'

/** The insurer's view, open in a browser context of its own. */
export type InsurerDesk = {
  page: Page
  watch: Watch
  /** Sets one of the trouble switches in the page. Resolves when the server has it. */
  setTrouble(name: string, on: boolean): Promise<void>
  /** Switches all troubles off. */
  endTroubles(): Promise<void>
  /** Resolves when the view has read the insurer's records again that many times. */
  lookAgain(times?: number): Promise<void>
  /** Number of reports of the cart, as shown in the view. */
  readReports(cartId: string): Promise<number>
  /** Quantities of the cart's lines as last reported, in order. */
  readCart(cartId: string): Promise<number[]>
  /** Quantities of the order's lines as the insurer has them; null when it has no such order. */
  readOrder(orderId: string): Promise<number[] | null>
}

export async function openInsurer({ openShop, url }: ProvidedDemo): Promise<InsurerDesk> {
  const { page, watch } = await openShop()
  await page.goto(`${url}/insurer`)

  async function lookAgain(times = 1) {
    // The first read may have started before this call.
    for (let count = 0; count <= times; count += 1) {
      await page.waitForResponse((answer) => answer.url().endsWith('/shop-api/insurer'))
    }
  }
  async function readLines(selector: string): Promise<number[]> {
    const lines = await page.locator(`${selector} .wire-lines li`).allTextContents()
    return lines.map((text) => Number.parseInt(text, 10))
  }

  async function press(work: () => Promise<void>) {
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/insurer/troubles')),
      work(),
    ])
    expect(response.ok()).toBe(true)
  }

  return {
    page,
    watch,
    setTrouble: (name, on) => press(() => page.getByRole('switch', { name }).setChecked(on)),
    async endTroubles() {
      const switchedOn = page.getByRole('switch', { checked: true })
      while ((await switchedOn.count()) > 0) await press(() => switchedOn.first().click())
    },
    lookAgain,
    async readReports(cartId) {
      await lookAgain()
      const text = await page
        .locator(`[data-cart="${cartId}"]`)
        .getByText(/\d+ Meldung/)
        .textContent()
      return Number.parseInt(text ?? '', 10)
    },
    readCart: (cartId) => readLines(`[data-cart="${cartId}"]`),
    async readOrder(orderId) {
      const selector = `[data-insurer-order="${orderId}"]`
      return (await page.locator(selector).count()) === 1 ? readLines(selector) : null
    },
  }
}
