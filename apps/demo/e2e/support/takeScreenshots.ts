import { join } from 'node:path'
import type { Page } from 'playwright'

/** Takes a page at the width of a phone and of a desktop. Resolves with the paths of the pictures. */
export async function takeScreenshots(
  page: Page,
  { folder, name, fullPage = true }: { folder: string; name: string; fullPage?: boolean | undefined },
): Promise<string[]> {
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
