import { transformSync } from 'esbuild'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { install } from '../../examples/installKit.mjs'
import { bundlers, kit, query, react } from '../versions.mjs'

const pages = fileURLToPath(new URL('pages', import.meta.url))
const next = fileURLToPath(new URL('next', import.meta.url))

/** Installs the packages, the bundlers and the pages, as plain JavaScript: then no bundler needs a loader of its own. */
export async function installPages(folder, tarballs) {
  const { react: version, 'react-dom': domVersion } = react[19]
  await install(folder, { ...kit, ...query, react: version, 'react-dom': domVersion, ...bundlers }, tarballs)
  mkdirSync(join(folder, 'src'))
  for (const file of readdirSync(pages)) {
    const { code } = transformSync(readFileSync(join(pages, file), 'utf8'), { loader: 'tsx', jsx: 'automatic' })
    writeFileSync(join(folder, 'src', file.replace(/tsx$/, 'js')), code)
  }
  cpSync(next, folder, { recursive: true })
  return folder
}
