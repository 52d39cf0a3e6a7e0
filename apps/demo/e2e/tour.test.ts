import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright'
import { format } from 'prettier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTestFolder, type TestFolder } from './support/makeTestFolder.js'
import { launchBrowser, openShop } from './support/openShop.js'
import { startTestDemo, type TestDemo } from './support/startTestDemo.js'
import { takeScreenshots, updatesDocs } from './support/takeScreenshots.js'
import { tourSteps } from './support/tourSteps.js'

const tourFile = fileURLToPath(new URL('../../../docs/tour.md', import.meta.url))

describe('the tour', () => {
  let folder: TestFolder
  let demo: TestDemo
  let browser: Browser
  beforeAll(async () => {
    folder = await makeTestFolder()
    ;[demo, browser] = await Promise.all([startTestDemo({ openStorage: folder.open, pollMs: 100 }), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await demo?.close()
    await folder?.remove()
  })

  it('can be walked as docs/tour.md tells it, with a picture of each page', { timeout: 240_000 }, async () => {
    const { page, watch, close } = await openShop(browser, demo.url, { locale: 'en-GB', reducedMotion: 'reduce' })
    page.setDefaultTimeout(20_000)
    for (const step of tourSteps) {
      await step.go(page, demo.url)
      expect(await takeScreenshots(page, step.picture, { fullPage: step.fullPage ?? true })).toHaveLength(2)
    }
    expect(watch.complaints).toEqual([])
    expect(watch.foreignRequests).toEqual([])
    await close()

    const text = await format(writeTour(), { parser: 'markdown', printWidth: 120 })
    if (updatesDocs) await writeFile(tourFile, text)
    expect(await readFile(tourFile, 'utf8')).toBe(text)
  })
})

function writeTour(): string {
  const steps = tourSteps.map(({ title, text, picture }) =>
    [
      `## ${title}`,
      text,
      `[<img src="screenshots/${picture}-1280.png" alt="${title}, on a desk" width="640">](screenshots/${picture}-1280.png)`,
      `On a phone: [${title}](screenshots/${picture}-390.png)`,
    ].join('\n\n'),
  )
  return [
    '# A walk through the demo',
    'From a product page to a contract, and what the insurer sees of it. Start the demo with `npx --yes pnpm@12.21.0 demo` and walk along. ' +
      'This page and its pictures are written by `node apps/demo/update-docs.mjs`, which takes the same walk.',
    ...steps,
  ].join('\n\n')
}
