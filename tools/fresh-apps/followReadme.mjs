import { applyBlocks } from './applyBlocks.mjs'
import { createShop } from './createShop.mjs'
import { chooseBlocks } from './readBlocks.mjs'

/**
 * Writes a shop, and does with it what its developer reads in the README up to and with a step. What was installed in
 * the folder before stays.
 */
export function followReadme(folder, app, blocks, { until = app.lastStep } = {}) {
  createShop(folder, app)
  applyBlocks(
    folder,
    app,
    chooseBlocks(blocks, app.framework).filter(({ step = 0 }) => step <= until),
  )
}
