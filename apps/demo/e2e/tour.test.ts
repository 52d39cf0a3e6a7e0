import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { describe, expect, it, onTestFinished } from 'vitest'
import { provideDemo } from './support/provideDemo.js'
import { takeScreenshots } from './support/takeScreenshots.js'
import { tourSteps } from './support/tourSteps.js'

const docs = fileURLToPath(new URL('../../../docs', import.meta.url))
const tourFile = join(docs, 'tour.md')

/** Set by `node apps/demo/update-docs.mjs`, unset in a test run. */
const updatesDocs = Boolean(process.env['UPDATE_SCREENSHOTS'])

/** The folder for the pictures. Every run takes them, but a test run must not change the repository. */
async function choosePictureFolder(): Promise<string> {
  if (updatesDocs) return join(docs, 'screenshots')
  const folder = await mkdtemp(join(tmpdir(), 'halle7-screenshots-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

describe('the tour', () => {
  const demo = provideDemo({ keepsData: true })

  it('works as docs/tour.md describes it, with a picture of each page', { timeout: 240_000 }, async () => {
    const { page, watch, close } = await demo.openShop({ locale: 'en-GB', reducedMotion: 'reduce' })
    const folder = await choosePictureFolder()
    for (const { go, picture: name, fullPage } of tourSteps) {
      await go(page, demo.url)
      expect(await takeScreenshots(page, { folder, name, fullPage })).toHaveLength(2)
    }
    expect(watch.errors).toEqual([])
    expect(watch.foreignRequests).toEqual([])
    await close()

    const text = await format(writeTour(), { parser: 'markdown', printWidth: 120, proseWrap: 'always' })
    if (updatesDocs) await writeFile(tourFile, text)
    expect(await readFile(tourFile, 'utf8')).toBe(text)
  })
})

function writeTour(): string {
  const steps = tourSteps.map(({ title, text, picture }) =>
    [
      `## ${title}`,
      text,
      `[<img src="screenshots/${picture}-1280.png" alt="${title}, on a desk" ` +
        `width="640">](screenshots/${picture}-1280.png)`,
      `On a phone: [${title}](screenshots/${picture}-390.png)`,
    ].join('\n\n'),
  )
  return [
    '# A tour of the demo',
    'From a product page to a contract, and what the insurer has of it. Start the demo with ' +
      '`npx --yes pnpm@12.21.0 demo` and follow the steps. This page and its pictures are written by ' +
      '`node apps/demo/update-docs.mjs`, which takes the same steps.',
    ...steps,
  ].join('\n\n')
}
