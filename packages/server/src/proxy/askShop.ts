import { Problem } from './problems.js'

/**
 * Calls back into the shop. Whatever goes wrong there is the shop's to log; the browser hears only that the shop could not answer.
 *
 * @throws Problem `shop_unavailable`
 */
export async function askShop<Answer>(question: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await question()
  } catch {
    throw new Problem('shop_unavailable')
  }
}
