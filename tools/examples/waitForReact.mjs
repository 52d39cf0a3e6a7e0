/** Clicks before React has hydrated the page are lost. */
export async function waitForReact(locator) {
  const isTakenOver = (element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))
  for (let count = 0; !(await locator.evaluate(isTakenOver)); count++) {
    if (count > 300) throw new Error('React has not taken the page over.')
    await locator.page().waitForTimeout(100)
  }
}
