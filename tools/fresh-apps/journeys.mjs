import assert from 'node:assert/strict'
import { waitForReact } from '../examples/waitForReact.mjs'

const plan = '1 Jahr Rundumschutz'
const optIn = (page) => page.locator('[data-hakuna-kit="opt-in"]').getByRole('radio', { name: new RegExp(plan) })
const row = (page) => page.locator('[data-hakuna-kit="row"]')
const addToCart = (page) => page.getByRole('button', { name: 'Add to cart' })
const removePlan = (page) => row(page).getByRole('button', { name: /^Schutz entfernen/, disabled: false })
const linesOf = (page) => page.getByRole('list', { name: 'Cart' }).getByRole('listitem')
const planLine = (page) => linesOf(page).filter({ hasText: `${plan} × 1` })

/** The opt-in is shown. */
export const seePlans = (page) => optIn(page).waitFor()

/** The plans are shown, none is selected, and one can be. */
export async function seeFirstPlan(page) {
  await seePlans(page)
  await expectNothingSelected(page)
  await waitForReact(optIn(page))
  await optIn(page).check()
}

/** The plan is selected on the product page. Cart and row show it, also after the page is loaded again. */
export async function buyOnProductPage(page) {
  await seeFirstPlan(page)
  await addToCart(page).click()
  await seeCartWithPlan(page)
  await page.reload()
  await seeCartWithPlan(page)
}

/** The product is bought alone. The row of the cart offers the plan. It is added there, and removed again. */
export async function buyInCart(page) {
  await optIn(page).waitFor()
  await waitForReact(addToCart(page))
  await addToCart(page).click()
  const offered = row(page).getByRole('radio', { name: new RegExp(plan) })
  await offered.waitFor()
  await expectNothingSelected(page)
  assert.equal(await linesOf(page).count(), 1, 'a plan is in the cart that nobody chose')
  // Not `check()`: when the plan is in the cart, the radio button is gone.
  await offered.click()
  await seeCartWithPlan(page)
  await removePlan(page).click()
  await offered.waitFor()
  await expectNothingSelected(page)
  // The row shows it at once, the list when the cart has confirmed it.
  await planLine(page).waitFor({ state: 'detached' })
}

/** Product and plan are in the cart, and the row of the product shows the plan. */
async function seeCartWithPlan(page) {
  await linesOf(page).filter({ hasText: 'Phone 14 × 1' }).waitFor()
  await planLine(page).waitFor()
  await row(page).getByText(plan).waitFor()
  // Not pending: the cart has confirmed the plan.
  await removePlan(page).waitFor()
}

async function expectNothingSelected(page) {
  assert.equal(await page.locator('[data-hakuna-kit] input:checked').count(), 0, 'a plan or an answer is selected')
}
