import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createChannel, openTabs } from '../test/openTabs.js'
import { phoneWithPlan } from '../test/startCartSync.js'
import { createMemoryCart } from '../testing/index.js'
import { createCartSync } from './createCartSync.js'
import { createQueueLock } from './simulation/simulatedTabs.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('two tabs over one cart', () => {
  it('report once when the cart signals the change to both, to one of them a little later', async () => {
    const { shop, here, there } = openTabs()
    await Promise.all([here.sync.sync(), there.sync.sync()])
    const before = here.reports.length + there.reports.length
    shop.subscribe!(() => {
      void here.sync.sync()
      setTimeout(() => void there.sync.sync(), 20)
    })
    shop.setQuantity('1', 3)
    await vi.runAllTimersAsync()
    expect(here.reports.length + there.reports.length - before).toBe(1)
  })

  it('make one report for each edit, when both edit in turn a cart without versions', async () => {
    const { shop, here, there } = openTabs({ hasVersions: false })
    await Promise.all([here.sync.sync(), there.sync.sync()])
    const before = here.reports.length + there.reports.length
    for (let edit = 0; edit < 10; edit++) {
      shop.setQuantity('1', 2 + edit)
      await (edit % 2 ? here : there).sync.sync()
    }
    await vi.runAllTimersAsync()
    expect(here.reports.length + there.reports.length - before).toBe(10)
    expect(shop.inspect()!.lineItems.map(({ quantity }) => quantity)).toEqual([11, 11])
    for (const tab of [here, there])
      expect(tab.sync.getState()).toMatchObject({ status: 'settled', cart: shop.inspect() })
  })

  it('do not start each other again and again when the insurer always has another action', async () => {
    const shop = createMemoryCart({ lineItems: phoneWithPlan(9) })
    let reports = 0
    const lock = createQueueLock()
    const { tabs } = createChannel()
    const pages = [0, 1].map(() => {
      const connected = shop.connect()
      // A read is a request and takes time.
      const readCart = () => new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => connected.readCart())
      const adapter = { ...connected, readCart }
      const engine = createCartSync({
        cart: adapter,
        reportCart: async () => [{ type: 'update_line_item', lineItemId: '2', quantity: 1 + (reports++ % 8) }],
        lock,
        tabs,
      })
      // As a page does: a cart other than the one at the end of the last loop starts the next loop.
      let last: string | undefined
      let isBusy = false
      async function look() {
        const cart = JSON.stringify(await adapter.readCart())
        if (isBusy || cart === last) return
        isBusy = true
        const state = await engine.sync()
        last = 'cart' in state ? JSON.stringify(state.cart) : last
        isBusy = false
        await look()
      }
      adapter.subscribe!(() => void look())
      return { engine, look }
    })
    void pages[0]!.look()
    await vi.runAllTimersAsync()
    expect(pages.map(({ engine }) => engine.getState().status)).toEqual(['failed', 'failed'])
    expect(reports).toBe(10)
    // When it is asked again, the tab that only got the announcement tries by itself.
    const again = pages[1]!.engine.sync()
    await vi.runAllTimersAsync()
    expect(await again).toMatchObject({ error: { code: 'cart_not_settled', rounds: 10 } })
  })
})
