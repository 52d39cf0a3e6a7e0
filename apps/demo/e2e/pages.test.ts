import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { addToCart } from './support/addToCart.js'
import { checkOut } from './support/buyAsMax.js'
import { findViolations } from './support/findViolations.js'
import { provideDemo } from './support/provideDemo.js'
import { untilQuiet, watchCalls } from './support/untilQuiet.js'

const plan = /1 Jahr Garantieerweiterung/

describe('every page', () => {
  const demo = provideDemo({ keepsData: true })

  it.each(['light', 'dark'] as const)(
    'has no accessibility violation in %s',
    { timeout: 180_000 },
    async (colorScheme) => {
      const { page, watch, close } = await demo.openShop({ colorScheme, reducedMotion: 'reduce' })
      const found: Record<string, string[]> = {}
      const look = async (name: string) => {
        found[name] = await findViolations(page)
      }

      await page.goto(demo.url)
      await page.locator('.card').first().waitFor()
      await look('home')
      await page.getByRole('button', { name: 'Einstellungen' }).click()
      await look('settings')

      await page.goto(`${demo.url}/products/landvik-elektro`)
      await page.locator('[data-hakuna-kit="opt-in"]').getByRole('radio').first().waitFor()
      await look('product with several plans')
      await page.getByRole('button', { name: 'In den Warenkorb' }).click()
      await page.locator('[data-hakuna-kit="dialog"]').waitFor()
      await look('dialog')
      await page.keyboard.press('Escape')
      await addToCart(page, demo.url, 'iphone-14', { plan })
      await look('product, added')
      await page.getByRole('button', { name: /^Warenkorb, / }).click()
      await page.locator('.drawer-line [data-state="protected"]').waitFor()
      await look('mini-cart')
      await page.goto(`${demo.url}/cart`)
      await page.locator('.cart-line [data-state="protected"]').waitFor()
      await look('cart')
      await page.goto(`${demo.url}/checkout`)
      await page.getByRole('button', { name: 'Jetzt kaufen' }).click()
      await page.locator('.field-problem').first().waitFor()
      await look('checkout with mistakes')
      const orderId = await checkOut(page, demo.url)
      await page.locator('[data-hakuna-kit="order"]').waitFor()
      await look('confirmation')
      await page.goto(`${demo.url}/cart`)
      await page.getByText('Ihr Warenkorb ist leer.').waitFor()
      await look('empty cart')
      await page.goto(`${demo.url}/nowhere`)
      await page.getByText('Dieses Regal ist leer.').waitFor()
      await look('not found')

      await page.goto(`${demo.url}/back-office`)
      await page.locator('.office-table').waitFor()
      await look('orders')
      await page.goto(`${demo.url}/back-office/orders/${orderId}`)
      await page.locator('[data-line="prd-iphone14"] select').selectOption('1')
      await page.locator('.json').waitFor()
      await look('order')
      await page.goto(`${demo.url}/back-office/outbox`)
      await page.locator('.office-entry').first().getByRole('button').first().click()
      await page.locator('.json').waitFor()
      await look('outbox')
      await page.goto(`${demo.url}/insurer`)
      await page.locator('.office-message summary').first().click()
      await look("insurer's view")

      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
      expect(watch.errors).toEqual([])
      expect(watch.foreignRequests).toEqual([])
      await close()
    },
  )

  it.each([
    ['a phone', { width: 390, height: 844 }],
    ['a desk', { width: 1280, height: 900 }],
  ])('has no layout shift on %s while plans load, and no horizontal scrolling', async (_, viewport) => {
    const { page, close } = await demo.openShop({ viewport })
    await addToCart(page, demo.url, 'iphone-14', { plan })
    await addToCart(page, demo.url, 'silicone-case-iphone-14')
    // Late answers, so that a layout shift would be measured.
    demo.sandbox.setFaults([{ delayMs: 400 }])
    const calls = watchCalls(demo)
    const shifts: Record<string, number> = {}
    for (const [path, settled] of [
      ['/products/iphone-14', '[data-hakuna-kit="opt-in"][data-state="ready"]'],
      ['/products/landvik-elektro', '[data-hakuna-kit="opt-in"][data-state="ready"]'],
      ['/cart', '.cart-line [data-state="protected"]'],
    ] as const) {
      await page.goto(demo.url + path)
      await page.locator(settled).first().waitFor()
      await untilQuiet(calls, [page])
      shifts[path] = await measureShift(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    }
    demo.sandbox.setFaults([])
    expect(shifts).toEqual({ '/products/iphone-14': 0, '/products/landvik-elektro': 0, '/cart': 0 })
    await close()
  })
})

/** Sum of the layout shifts since the page was loaded, without those that follow an input of the shopper. */
function measureShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean }
    let sum = 0
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries as Shift[]) if (!entry.hadRecentInput) sum += entry.value
    }
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    // Buffered entries are handed over in a task, after which a frame can begin.
    await new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve)))
    add(observer.takeRecords())
    return Math.round(sum * 10_000) / 10_000
  })
}
