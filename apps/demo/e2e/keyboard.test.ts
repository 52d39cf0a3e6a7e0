import type { Locator, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { readLines } from './support/readCart.js'
import { provideDemo } from './support/provideDemo.js'

describe('with the keyboard alone', () => {
  const demo = provideDemo()

  it('a shopper adds a plan, changes the cart, and buys', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    const plan = page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ })
    await plan.waitFor()
    await tabTo(page, plan)
    await page.keyboard.press('Space')
    await expect.poll(() => plan.isChecked()).toBe(true)
    await tabTo(page, page.getByRole('button', { name: 'In den Warenkorb' }))
    await page.keyboard.press('Enter')
    await page.getByText('iPhone 14 liegt im Warenkorb.').waitFor()
    await tabTo(page, page.getByRole('link', { name: 'Zum Warenkorb' }))
    await page.keyboard.press('Enter')

    const phone = page.locator('[data-product="prd-iphone14"]')
    await phone.locator('[data-state="protected"]').waitFor()
    await tabTo(page, phone.getByRole('button', { name: 'Eins mehr: iPhone 14' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14', '2 × pl-prd-hakuna for prd-iphone14'])
    await phone.getByText(/2 × 12,00/).waitFor()

    // The plan is removed and added again; the focus stays in the row.
    await tabTo(page, phone.getByRole('button', { name: /^Schutz entfernen/ }))
    await page.keyboard.press('Enter')
    const checkbox = phone.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ })
    await expect.poll(() => isFocused(checkbox)).toBe(true)
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14'])
    await page.keyboard.press('Space')
    await expect.poll(() => readLines(page)).toEqual(['2 × prd-iphone14', '2 × pl-prd-hakuna for prd-iphone14'])
    await expect.poll(() => isFocused(phone.getByRole('button', { name: /^Schutz entfernen/ }))).toBe(true)

    await tabTo(page, page.getByRole('link', { name: 'Zur Kasse' }))
    await page.keyboard.press('Enter')
    for (const [label, words] of [
      ['Vorname', 'Max'],
      ['Nachname', 'Mustermann'],
      ['E-Mail', 'max.mustermann@example.com'],
      ['Straße und Hausnummer', 'Musterstraße 1'],
      ['Postleitzahl', '12345'],
      ['Ort', 'Musterstadt'],
    ] as const) {
      await tabTo(page, page.getByLabel(label))
      await page.keyboard.type(words)
    }
    await tabTo(page, page.getByRole('button', { name: 'Jetzt kaufen' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Danke, Max.' }).waitFor()
    await expect.poll(() => demo.sandbox.inspect().checkouts).toHaveLength(1)
    expect(watch.errors).toEqual([])
    await close()
  })

  it('a shopper chooses one of several plans with the arrow keys, or none', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/takt-2`)
    const radios = page.locator('[data-hakuna-kit="opt-in"]').getByRole('radio')
    await radios.first().waitFor()
    await tabTo(page, radios.first())
    // The focus alone selects nothing.
    expect(await page.locator('[data-hakuna-kit="opt-in"] input:checked').count()).toBe(0)
    await page.keyboard.press('Space')
    await expect.poll(() => radios.first().isChecked()).toBe(true)
    await page.keyboard.press('ArrowUp')
    const none = page.getByRole('radio', { name: 'Kein Schutz' })
    await expect.poll(() => none.isChecked()).toBe(true)
    await tabTo(page, page.getByRole('button', { name: 'In den Warenkorb' }))
    await page.keyboard.press('Enter')
    await page.getByText('Uhr Takt 2 liegt im Warenkorb.').waitFor()
    expect(await readLines(page)).toEqual(['1 × prd-takt2-plum'])
    expect(await page.locator('[data-hakuna-kit="dialog"]').count()).toBe(0)
    expect(watch.errors).toEqual([])
    await close()
  })

  it('a shopper declines in the dialog, and the focus returns to the button', async () => {
    const { page, watch, close } = await demo.openShop()
    await page.goto(`${demo.url}/products/iphone-14`)
    await page.getByRole('checkbox', { name: /1 Jahr Garantieerweiterung/ }).waitFor()
    const add = page.getByRole('button', { name: 'In den Warenkorb' })
    await tabTo(page, add)
    await page.keyboard.press('Enter')
    const dialog = page.locator('[data-hakuna-kit="dialog"]')
    await dialog.waitFor()
    const no = dialog.getByRole('button').last()
    await tabTo(page, no)
    await page.keyboard.press('Enter')
    await page.getByText('iPhone 14 liegt im Warenkorb.').waitFor()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(add)).toBe(true)
    expect(await readLines(page)).toEqual(['1 × prd-iphone14'])
    expect(watch.errors).toEqual([])
    await close()
  })
})

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Presses Tab until the element has the focus. The focus must be visible. */
async function tabTo(page: Page, target: Locator) {
  await target.waitFor()
  for (let presses = 0; presses < 80 && !(await isFocused(target)); presses++) await page.keyboard.press('Tab')
  expect(await isFocused(target), 'the Tab key did not reach it').toBe(true)
  // The outline is on the element, or on the card around an input.
  const isSeen = await target.evaluate(
    (element) =>
      element.matches(':focus-visible') &&
      [element, element.parentElement ?? element].some((drawn) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(drawn)
        return outlineStyle !== 'none' && outlineWidth !== '0px'
      }),
  )
  expect(isSeen, 'the focus is not visible').toBe(true)
}
