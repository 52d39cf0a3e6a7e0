import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const shops = join(import.meta.dirname, 'shops')

/** Writes a shop without the kit, as it is before the reader's first step. A package.json that is there stays. */
export function createShop(folder, { shop, source, versions = {} }) {
  const manifest = join(folder, 'package.json')
  const isNew = !existsSync(manifest)
  cpSync(join(shops, shop), folder, { recursive: true, filter: (path) => isNew || basename(path) !== 'package.json' })
  cpSync(join(shops, 'common'), join(folder, source), { recursive: true })
  if (isNew) writeFileSync(manifest, withVersions(readFileSync(manifest, 'utf8'), versions))
}

/** Replaces the versions of a package.json that are named. */
function withVersions(text, versions) {
  const manifest = JSON.parse(text)
  for (const group of ['dependencies', 'devDependencies']) {
    for (const name of Object.keys(manifest[group])) manifest[group][name] = versions[name] ?? manifest[group][name]
  }
  return JSON.stringify(manifest, null, 2)
}
