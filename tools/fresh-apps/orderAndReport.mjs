import assert from 'node:assert/strict'
import { waitFor } from '../examples/processes.mjs'
import { buyOnProductPage } from './journeys.mjs'

const reported = /POST \S*\/orders 2\d\d/g

/** A journey: buys, places the order, and waits until the insurer has one more message than before the order. */
export const orderAndReport = (insurer) =>
  async function buyAndOrder(page) {
    await buyOnProductPage(page)
    await page.waitForLoadState('networkidle')
    const before = insurer.process.output().match(reported)?.length ?? 0
    const { orderId } = await page.evaluate(async () => {
      const { id: cartId } = await (await fetch('/api/cart')).json()
      const headers = { 'Content-Type': 'application/json' }
      return (await fetch('/api/orders', { method: 'POST', headers, body: JSON.stringify({ cartId }) })).json()
    })
    assert.match(orderId, /./)
    await waitFor(insurer.process, () => (insurer.process.output().match(reported)?.length ?? 0) > before)
  }
