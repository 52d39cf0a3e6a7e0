import type { Page } from 'playwright'
import type { TestDemo } from './startTestDemo.js'

/** `inFlight`: running calls of all tabs. `mostReports`: the most cart reports that ran at the same time. */
export type Calls = { all: number; inFlight: number; reports: number; mostReports: number }

/** Counts the calls to the shop's server from now on. */
export function watchCalls({ shop }: Pick<TestDemo, 'shop'>): Calls {
  const calls: Calls = { all: 0, inFlight: 0, reports: 0, mostReports: 0 }
  const answer = shop.fetch
  let reporting = 0
  shop.fetch = async (request) => {
    if (request.url.endsWith(barrier)) return new Response()
    const isReport = request.url.endsWith('/api/protection/cart/report')
    calls.all += 1
    calls.inFlight += 1
    if (isReport) {
      calls.reports += 1
      reporting += 1
      calls.mostReports = Math.max(calls.mostReports, reporting)
    }
    try {
      return await answer(request)
    } finally {
      calls.inFlight -= 1
      if (isReport) reporting -= 1
    }
  }
  return calls
}

/** A path of the shop's server that only these tests call. */
const barrier = '/shop-api/barrier'

/**
 * Resolves when the tabs have nothing left to do: in a whole look at all of them no call was under way or began. A look
 * waits until each tab has drawn twice, is idle, and has had an answer from the shop's server. Neither the kit nor the
 * demo's cart waits for a timer, so what begins later is begun by somebody.
 */
export async function untilQuiet(calls: Calls, pages: Page[]): Promise<void> {
  const look = async () => {
    for (const page of pages) {
      await page.evaluate(async (path) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
        await frame()
        await frame()
        await new Promise((resolve) => requestIdleCallback(resolve))
        await fetch(path)
      }, barrier)
    }
  }
  for (let before = -1; before !== calls.all || calls.inFlight > 0;) {
    before = calls.all
    await look()
  }
}
