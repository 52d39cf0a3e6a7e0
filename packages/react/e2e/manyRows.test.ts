import { createServer, type Server } from 'node:http'
import { readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSandbox } from '@hakuna-kit/sandbox'
import { createProtectionProxy } from '@hakuna-kit/server'
import { toNodeHandler } from '@hakuna-kit/server/node'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPages } from '../../../tools/buildPages.js'
import { chromium as findChromium } from '../../../tools/chromium.mjs'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** The production build of the page, and the proxy with the sandbox, on one port. */
async function startShop(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await buildPages(fileURLToPath(new URL('cartOf200', import.meta.url)), 'production')
  const secretKey = 'sk_test_rows'
  const sandbox = createSandbox({
    secretKeys: [secretKey],
    catalogue: [
      {
        category: 'smartphones',
        currency: 'eur',
        plans: [
          {
            merchantProductId: 'pl-year',
            price: 1_200,
            title: { de: '1 Jahr Garantieerweiterung' },
            insuranceDetailsUrl: 'https://hellohakuna.com/plan-details',
          },
        ],
      },
    ],
  })
  const protection = toNodeHandler(createProtectionProxy({ secretKey, fetch: sandbox.fetch }))
  const server: Server = createServer((request, response) => {
    protection(request, response, () => {
      const path = request.url === '/' ? '/index.html' : (request.url ?? '')
      readFile(join(folder, path)).then(
        (file) => response.setHeader('Content-Type', types[extname(path)] ?? 'text/plain').end(file),
        () => response.writeHead(404).end(),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Milliseconds that the page's main thread has worked so far. Its own time, not that of the clock: other work of the
 * machine does not count.
 */
async function watchWork(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000
  }
}

describe('a cart of 200 lines', () => {
  let shop: Awaited<ReturnType<typeof startShop>>
  let browser: Browser
  beforeAll(async () => {
    ;[shop, browser] = await Promise.all([startShop(), findChromium().then((options) => chromium.launch(options))])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.stop()
  })

  it('renders the row that was ticked, and not all of them', { timeout: 120_000 }, async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(shop.url)
    await expect.poll(() => page.getByRole('checkbox').count(), { timeout: 30_000 }).toBe(200)
    const workOf = await watchWork(page)
    const works: number[] = []
    for (let index = 0; index < 20; index++) {
      const row = page.getByRole('group', { name: `Produktschutz: Telefon ${index * 10 + 3}`, exact: true })
      const before = await workOf()
      await row.getByRole('checkbox').click()
      await row.getByRole('button', { name: 'Schutz entfernen' }).waitFor()
      works.push((await workOf()) - before)
    }
    works.sort((a, b) => a - b)
    expect(works[10], `all of them: ${works.map(Math.round).join(', ')} ms`).toBeLessThanOrEqual(80)
    await page.close()
  })
})
