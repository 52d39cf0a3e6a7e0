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
 * Resolves when the tabs have nothing left to do: in three looks at all of them, one after the other, no call was under
 * way or began. A look waits until each tab has drawn twice, is idle, and has had an answer from the shop's server. One
 * look is not enough: a tab may get a message of the next one after it was looked at. Neither the kit nor the demo's
 * cart waits for a timer, so what begins later is begun by somebody.
 */
export async function untilQuiet(calls: Calls, pages: Page[]): Promise<void> {
  for (let quietLooks = 0; quietLooks < 3;) {
    const { all, inFlight } = calls
    for (const page of pages) await look(page)
    quietLooks = inFlight === 0 && calls.all === all ? quietLooks + 1 : 0
  }
}

const look = (page: Page): Promise<void> =>
  page.evaluate(async (path) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    await new Promise((resolve) => requestIdleCallback(resolve))
    await fetch(path)
  }, barrier)
