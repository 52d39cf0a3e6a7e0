import type { Browser, BrowserContextOptions } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { makeTestFolder, type TestFolder } from './makeTestFolder.js'
import { launchBrowser, openShop, type Shop } from './openShop.js'
import { startTestDemo, type TestDemo } from './startTestDemo.js'

export type ProvidedDemo = TestDemo & {
  browser: Browser
  /** A new shopper with one open page. */
  openShop(options?: BrowserContextOptions): Promise<Shop>
}

/**
 * The demo and a browser for the tests of one `describe`, started before the first and stopped after the last. With
 * `keepsData` the demo has a database on disk and an outbox, so orders are reported to the insurer. Without, all data
 * is in memory and orders are not reported.
 */
export function provideDemo({ keepsData = false } = {}): ProvidedDemo {
  const provided = {} as ProvidedDemo
  let folder: TestFolder | undefined
  beforeAll(async () => {
    if (keepsData) folder = await makeTestFolder()
    const storage = folder && { openStorage: folder.open, pollMs: 100 }
    const [demo, browser] = await Promise.all([startTestDemo(storage), launchBrowser()])
    const open: ProvidedDemo['openShop'] = (options) => openShop(browser, demo.url, options)
    Object.assign(provided, demo, { browser, openShop: open })
  })
  afterAll(async () => {
    await provided.browser?.close()
    await provided.close?.()
    await folder?.remove()
  })
  return provided
}
