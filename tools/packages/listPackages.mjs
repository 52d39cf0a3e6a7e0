import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folders of the published packages, in the order in which they can be published: each needs earlier ones only. */
const folders = ['core', 'react', 'server', 'sandbox'].map((name) => `packages/${name}`)

/**
 * @typedef {{ path: string, name: string, source: string, types: string }} EntryPoint
 * `path`: its key in `exports`. `name`: what is imported. `source` and `types`: files, from the root.
 * @typedef {{ folder: string, manifest: Record<string, any>, entryPoints: EntryPoint[] }} PublishedPackage
 */

const sourceOf = (target) =>
  typeof target === 'object' ? sourceOf(target['@hakuna-kit/source'] ?? target.default) : target

/** @returns {EntryPoint[]} those with sources; a stylesheet exports no names. */
const listEntryPoints = (folder, { name, exports }) =>
  Object.entries(exports)
    .filter(([, target]) => target['@hakuna-kit/source'])
    .map(([path, target]) => ({
      path,
      name: join(name, path),
      source: join(folder, sourceOf(target)),
      types: join(folder, target.types),
    }))

/** @returns {PublishedPackage[]} */
export function listPackages(root = '.') {
  return folders.flatMap((folder) => {
    const file = join(root, folder, 'package.json')
    if (!existsSync(file)) return []
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    return { folder, manifest, entryPoints: listEntryPoints(folder, manifest) }
  })
}
