import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'

/** Set by `node apps/demo/update-docs.mjs`, unset in a test run. */
export const updatesDocs = Boolean(process.env['UPDATE_SCREENSHOTS'])

const docs = fileURLToPath(new URL('../../../../docs/screenshots', import.meta.url))

/**
 * Takes a page at phone and desk width. The pictures go to docs/screenshots when UPDATE_SCREENSHOTS is set, else to a temporary
 * folder: taking them must work in every run, but a run must not change the repository.
 */
export async function takeScreenshots(page: Page, name: string, { fullPage = true } = {}): Promise<string[]> {
  const folder = updatesDocs ? docs : await mkdtemp(join(tmpdir(), 'halle7-screenshots-'))
  await mkdir(folder, { recursive: true })
  const before = page.viewportSize()
  const paths: string[] = []
  for (const { width, height } of [
    { width: 390, height: 844 },
    { width: 1280, height: 900 },
  ]) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
    await page.mouse.move(0, 0)
    await page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.blur())
    const path = join(folder, `${name}-${width}.png`)
    await page.screenshot({ path, fullPage, animations: 'disabled' })
    paths.push(path)
  }
  if (before) await page.setViewportSize(before)
  return paths
}
