import { cpSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import { install } from '../../examples/installKit.mjs'
import { bundlers, kit, query, react } from '../versions.mjs'
import { compilePages } from './compilePages.mjs'

const next = fileURLToPath(new URL('next', import.meta.url))

/** Installs the packages, the bundlers and the pages. */
export async function installPages(folder, tarballs) {
  const { react: version, 'react-dom': domVersion } = react[19]
  await install(folder, { ...kit, ...query, react: version, 'react-dom': domVersion, ...bundlers }, tarballs)
  compilePages(folder)
  cpSync(next, folder, { recursive: true })
  return folder
}
