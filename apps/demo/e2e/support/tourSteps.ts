import type { Page } from 'playwright'

export type TourStep = {
  title: string
  /** Description in Markdown. */
  text: string
  /** Name of the picture of this step. */
  picture: string
  /** Default: the whole page. */
  fullPage?: boolean | undefined
  go(page: Page, url: string): Promise<void>
}

const planName = /1 year extended warranty/

/** The steps of docs/tour.md. Each one continues where the one before ended. */
export const tourSteps: TourStep[] = [
  {
    title: 'The shop',
    text:
      'Halle 7 sells fifteen products in six categories, in German and English, in euros and yen. The line ' +
      'at the bottom names its insurer: a sandbox in the same process, unless `HAKUNA_SECRET_KEY` and ' +
      '`HAKUNA_BASE_URL` name another.',
    picture: 'home',
    async go(page, url) {
      await page.goto(url)
      await page.locator('.card').first().waitFor()
    },
  },
  {
    title: 'The product page',
    text:
      'The plan is shown below the price, not selected, with its own price and the insurance link. It came ' +
      'through the proxy at `/api/protection`; the page calls no other host. Another storage size is in ' +
      'another price band and has other plans.',
    picture: 'product',
    async go(page, url) {
      await page.goto(`${url}/products/iphone-14`)
      await page.getByRole('checkbox', { name: planName }).waitFor()
    },
  },
  {
    title: 'The dialog on add-to-cart',
    text:
      'A shopper who has not answered yet is asked once. "No" is as big as "yes" and is remembered for the ' +
      'visit. The product is added either way.',
    picture: 'dialog',
    fullPage: false,
    async go(page) {
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.locator('[data-hakuna-kit="dialog"]').waitFor()
    },
  },
  {
    title: 'The mini-cart',
    text:
      'The plan is a line of its own that names its product in `product_reference`. It is shown below that ' +
      'product. When the quantity of the product changes, the plan follows.',
    picture: 'mini-cart',
    fullPage: false,
    async go(page) {
      await page.locator('[data-hakuna-kit="dialog"]').getByRole('button', { name: planName }).click()
      await page.getByText('iPhone 14 is in your cart.').waitFor()
      await page.getByRole('button', { name: /^Cart, / }).click()
      await page.locator('.drawer-line [data-state="protected"]').waitFor()
    },
  },
  {
    title: 'The cart',
    text:
      'Every change is reported to the insurer, and the actions in the answer are carried out until none ' +
      'come: the plan followed the second phone. The watch has no plan, so its plans are shown; the ' +
      'silicone case has none.',
    picture: 'cart',
    async go(page, url) {
      await page.goto(`${url}/products/takt-2`)
      await page.locator('[data-hakuna-kit="opt-in"]').getByRole('radio').first().waitFor()
      await page.locator('[data-hakuna-kit="opt-in"]').getByRole('radio', { name: 'No protection' }).check()
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.getByText('Takt 2 watch is in your cart.').waitFor()
      await page.goto(`${url}/products/silicone-case-iphone-14`)
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await page.getByText('Silicone Case iPhone 14 is in your cart.').waitFor()
      await page.goto(`${url}/cart`)
      await page.locator('.cart-line [data-state="protected"]').waitFor()
      await page.getByRole('button', { name: 'One more: iPhone 14' }).click()
      await page.getByText(/2 × €12.00/).waitFor()
      await page.locator('.cart-line [data-state="unprotected"]').waitFor()
    },
  },
  {
    title: 'The checkout',
    text: 'One form, one payment. The price of the plan is shown apart in the total.',
    picture: 'checkout',
    async go(page) {
      await page.getByRole('link', { name: 'Check out' }).click()
      await page.getByLabel('First name').fill('Max')
      await page.getByLabel('Last name').fill('Mustermann')
      await page.getByLabel('E-mail').fill('max.mustermann@example.com')
      await page.getByLabel('Street and number').fill('Musterstraße 1')
      await page.getByLabel('Postcode').fill('12345')
      await page.getByLabel('City').fill('Musterstadt')
    },
  },
  {
    title: 'The confirmation',
    text:
      'What happens next with the plan, and the insurer’s own checkout for the watch that was bought ' +
      'without one. In the background the insurer was told of the order, and which cart became it.',
    picture: 'confirmation',
    async go(page) {
      await page.getByRole('button', { name: 'Buy now' }).click()
      await page.getByRole('heading', { name: 'Thank you, Max.' }).waitFor()
      await page.locator('[data-hakuna-kit="order"] a[href^="https://checkout."]').first().waitFor()
    },
  },
  {
    title: 'The back office',
    text:
      'Orders with their state. The shop’s clock can be moved forward, and one switch reports new orders ' +
      'by the order feed instead of order events.',
    picture: 'orders',
    async go(page, url) {
      await page.goto(`${url}/back-office`)
      await page.locator('.office-table tbody tr').first().waitFor()
    },
  },
  {
    title: 'Shipping a part',
    text:
      'Before anything is sent, the back office shows the exact message. What the order does not allow, ' +
      'such as a refund after 14 days, is refused with a reason.',
    picture: 'order',
    async go(page) {
      await page.locator('.office-table tbody a').first().click()
      await page.locator('[data-line="prd-iphone14"] select').selectOption('1')
      await page.getByText('"order_fulfillment_added"').waitFor()
    },
  },
  {
    title: 'The outbox',
    text:
      'Every message to the insurer, in order for each order, until it is delivered. Here the insurer ' +
      'refuses the shipment: the entry is dead, waits for a person, and blocks only its own order.',
    picture: 'outbox',
    async go(page, url) {
      const troubles = (active: string[]) => page.request.post(`${url}/shop-api/insurer/troubles`, { data: { active } })
      await troubles(['refuses_orders'])
      await page.getByRole('button', { name: 'Ship now' }).click()
      await page.getByText('Done. The insurer will be told.').waitFor()
      await page.goto(`${url}/back-office/outbox`)
      await page.locator('.office-entry[data-state="dead"]').waitFor()
    },
  },
  {
    title: 'The insurer’s view',
    text:
      'The records of the insurer: a contract for the unit that was shipped, carts and orders as reported, ' +
      'every message with the result of its checks, and switches that make the insurer fail. The shop ' +
      'keeps selling with any of them.',
    picture: 'insurer',
    async go(page, url) {
      await page.request.post(`${url}/shop-api/insurer/troubles`, { data: { active: [] } })
      await page.locator('.office-entry[data-state="dead"]').getByRole('button', { name: 'Try again' }).click()
      await page.locator('.office-entry[data-state="dead"]').waitFor({ state: 'detached' })
      await page.goto(`${url}/insurer`)
      await page.locator('[data-contract]').waitFor()
    },
  },
  {
    title: 'The developer panel',
    text:
      'Switched on in the footer, from `@hakuna-kit/react/devtools`: lookups, choices, cart lines, sync ' +
      'rounds with each action and its reason, order events, and why a product shows no plans. One button ' +
      'copies all of it for support, without keys and customers.',
    picture: 'developer-panel',
    fullPage: false,
    async go(page, url) {
      await page.goto(`${url}/products/stille-one`)
      await page.getByRole('button', { name: 'Developer panel' }).click()
      await page.getByRole('button', { name: 'Protection devtools' }).waitFor()
      await page.locator('[data-hakuna-kit="opt-in"][data-state="ready"]').waitFor()
    },
  },
]
