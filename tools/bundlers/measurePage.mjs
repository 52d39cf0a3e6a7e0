import { cpSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { measureNext } from './measureNext.mjs'
import { sizeOf } from './sizeOf.mjs'
import { startBuild } from './startBuild.mjs'

const measured = fileURLToPath(new URL('measured', import.meta.url))
/** Every page that uses the kit has these anyway. */
const outside = ['react', 'react-dom', '@tanstack/react-query']

const bundlers = {
  'Vite 8, route module': { bundler: 'vite', isRouteModule: true },
  'Vite 8, HTML page': { bundler: 'vite' },
  'webpack 5': { bundler: 'webpack' },
  Rspack: { bundler: 'rspack' },
  esbuild: { bundler: 'esbuild' },
}

/**
 * Measures what a page downloads for the kit, as each bundler builds it from the installed packages.
 *
 * @param {string} folder where packages and bundlers are installed
 * @returns {Promise<{ pages: Record<string, { first: Figure, later: Figure }>, queryBytes: number }>} `queryBytes`: what
 *   TanStack Query adds to the first load of a shop that does not have it yet
 * @typedef {import('./measureNext.mjs').Figure} Figure
 */
export async function measurePage(folder) {
  cpSync(measured, folder, { recursive: true })
  const pages = { 'Next app router': undefined }
  const building = measureNext(folder)
  for (const [name, options] of Object.entries(bundlers)) pages[name] = await measure(folder, options, outside)
  pages['Next app router'] = await building
  const withQuery = await measure(folder, bundlers['Vite 8, HTML page'], ['react', 'react-dom'])
  return { pages, queryBytes: withQuery.first.bytes - pages['Vite 8, HTML page'].first.bytes }
}

async function measure(folder, { bundler, isRouteModule = false }, packages) {
  const out = join(folder, 'measured', `${bundler}-${isRouteModule}-${packages.length}`)
  const entry = join(folder, 'page.js')
  const { files } = await startBuild(bundler, {
    folder,
    entry,
    out,
    mode: 'production',
    outside: packages,
    isRouteModule,
  })
  const sum = (some) => ({
    bytes: some.reduce((bytes, { code }) => bytes + sizeOf(code), 0),
    files: some.map(({ name }) => basename(name)),
  })
  return { first: sum(files.filter(({ isFirst }) => isFirst)), later: sum(files.filter(({ isFirst }) => !isFirst)) }
}
