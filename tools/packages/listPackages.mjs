import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folders of the published packages, in the order in which they can be published: each needs earlier ones only. */
const folders = ['core', 'react', 'server', 'sandbox'].map((name) => `packages/${name}`)

/**
 * @typedef {{ path: string, name: string, source: string, types: string }} EntryPoint
 * `path`: its key in `exports`. `name`: what is imported. `source` and `types`: files, from the root.
 * @typedef {{ folder: string, manifest: Record<string, any>, entryPoints: EntryPoint[] }} PublishedPackage
 */

const firstTypes = (target) =>
  typeof target !== 'object' || target === null
    ? undefined
    : typeof target.types === 'string'
      ? target.types
      : Object.values(target).map(firstTypes).find(Boolean)

/** @returns {EntryPoint[]} those with types; stylesheets have nothing to import. */
function listEntryPoints(folder, { name, exports }) {
  return Object.entries(exports ?? {}).flatMap(([path, target]) => {
    const types = firstTypes(target)
    if (!types || path.endsWith('.css')) return []
    const source = types.replace(/^\.\/dist\//, './src/').replace(/\.d\.ts$/, '.ts')
    return { path, name: join(name, path), source: join(folder, source), types: join(folder, types) }
  })
}

/** @returns {PublishedPackage[]} */
export function listPackages(root = '.') {
  return folders.flatMap((folder) => {
    const file = join(root, folder, 'package.json')
    if (!existsSync(file)) return []
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    return {
      folder,
      manifest,
      entryPoints: listEntryPoints(folder, {
        ...manifest,
        ...(manifest.publishConfig?.exports && { exports: manifest.publishConfig.exports }),
      }),
    }
  })
}
