import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { install } from '../../examples/installKit.mjs'
import { bundlers, kit, query, react } from '../versions.mjs'
import { compilePages } from './compilePages.mjs'

const app = fileURLToPath(new URL('app', import.meta.url))

/** Installs the packages, the bundlers and the pages. */
export async function installPages(folder, tarballs) {
  const { react: version, 'react-dom': domVersion } = react[19]
  await install(folder, { ...kit, ...query, react: version, 'react-dom': domVersion, ...bundlers }, tarballs)
  compilePages(folder)
  cpSync(app, join(folder, 'app'), { recursive: true })
  return folder
}
