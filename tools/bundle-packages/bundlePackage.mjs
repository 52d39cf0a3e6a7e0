import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { builds } from './builds.mjs'
import { bundle } from './bundle.mjs'
import { writeServerEntries } from './writeServerEntries.mjs'

const packages = fileURLToPath(new URL('../../packages', import.meta.url))

/** Bundles `core` or `react` into a folder, by default into its own `dist`. JavaScript in that folder is replaced. */
export async function bundlePackage(name, dist = join(packages, name, 'dist')) {
  const folders = { root: join(packages, name), dist }
  mkdirSync(dist, { recursive: true })
  for (const file of readdirSync(dist)) if (/\.js(\.map)?$/.test(file)) rmSync(join(dist, file))
  const written = new Map()
  for (const build of builds[name]) written.set(build.file, await bundle(folders, build, written))
  for (const build of builds[name]) {
    if (build.isClient) await writeServerEntries(folders, build, written.get(build.file).names)
  }
}
