import type { ProtectionEvent } from '@hakuna-kit/react'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright'
import { chromium as findChromium } from '../../../../tools/chromium.mjs'

/** Errors and requests of a page since it was opened. */
export type Watch = {
  /** Console errors and warnings, and uncaught exceptions. */
  errors: string[]
  /** Requests to any host but the shop's. */
  foreignRequests: string[]
  /** Loads of a whole document; one is the first. */
  documents: string[]
}

export type Tab = {
  page: Page
  watch: Watch
  /** The events that `onEvent` received so far. */
  readEvents(): Promise<ProtectionEvent[]>
}

export type Shop = Tab & {
  /** Opens another tab of the same shopper. */
  openTab(): Promise<Tab>
  close(): Promise<void>
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await findChromium())
}

/** A new shopper with one open page. */
export async function openShop(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Shop> {
  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 }, ...options })
  context.setDefaultTimeout(30_000)
  const { host } = new URL(url)

  async function openTab(): Promise<Tab> {
    const page = await context.newPage()
    const watch: Watch = { errors: [], foreignRequests: [], documents: [] }
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') watch.errors.push(message.text())
    })
    page.on('pageerror', (error) => watch.errors.push(String(error)))
    page.on('request', (request) => {
      const target = new URL(request.url())
      if (target.protocol !== 'data:' && target.host !== host) watch.foreignRequests.push(request.url())
      if (request.resourceType() === 'document') watch.documents.push(request.url())
    })
    await page.addInitScript(() => {
      const events: unknown[] = []
      Object.assign(window, { protectionEvents: events })
      window.addEventListener('halle7:protection', (event) => events.push((event as CustomEvent).detail))
    })
    return {
      page,
      watch,
      readEvents: () =>
        page.evaluate(() => (window as unknown as { protectionEvents: ProtectionEvent[] }).protectionEvents),
    }
  }

  return { ...(await openTab()), openTab, close: () => context.close() }
}
