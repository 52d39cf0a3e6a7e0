import assert from 'node:assert/strict'
import { join } from 'node:path'
import { startBuild } from '../../bundlers/startBuild.mjs'
import { checkInBrowser } from '../../examples/checkInBrowser.mjs'
import { createNextCells } from './createNextCells.mjs'
import { installPages } from './installPages.mjs'
import { servePage } from './servePage.mjs'

/**
 * The same page, built by each bundler for development and for production. The kit adds no warning to those of a page
 * without it, and the built page sells a plan in a browser without a word in its console.
 */
export async function createBundlerCells({ root, tarballs, launchBrowser }) {
  const folder = await installPages(join(root, 'bundlers'), tarballs)
  const builds = ['webpack', 'rspack', 'rollup', 'parcel', 'vite', 'esbuild'].flatMap((bundler) =>
    ['production', 'development'].map((mode) => ({ bundler, mode })),
  )
  return [
    ...createNextCells({ folder, launchBrowser }),
    ...builds.map(({ bundler, mode }) => ({
      name: `bundlers ${bundler} ${mode}`,
      run: () => check({ folder, bundler, mode, launchBrowser }),
    })),
  ]
}

async function check({ folder, bundler, mode, launchBrowser }) {
  const out = join(folder, 'built', `${bundler}-${mode}`)
  const { warnings } = await startBuild(bundler, { folder, entry: join(folder, 'src/showKitPage.js'), out, mode })
  if (warnings.length > 0) {
    const usual = await listUsualWarnings(folder, bundler)
    const added = warnings.filter((warning) => !usual.includes(warning))
    assert.deepEqual(added, [], 'the kit adds warnings')
  }
  const { url, close } = await servePage(out, folder)
  try {
    await checkInBrowser(await launchBrowser(), url, { isPrefetched: false })
  } finally {
    await close()
  }
}

const usualWarnings = new Map()

/** What the bundler says about the page without the kit. */
function listUsualWarnings(folder, bundler) {
  const build = {
    folder,
    entry: join(folder, 'src/showPlainPage.js'),
    out: join(folder, 'built', `${bundler}-plain`),
    mode: 'production',
  }
  if (!usualWarnings.has(bundler)) usualWarnings.set(bundler, startBuild(bundler, build))
  return usualWarnings.get(bundler).then(({ warnings }) => warnings)
}
