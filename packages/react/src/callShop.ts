/**
 * Calls a callback of the shop at once. What it throws does not stop us: it becomes a rejection that nobody handles,
 * which the page reports like an uncaught error.
 */
export async function callShop(callback: () => void): Promise<void> {
  callback()
}
