import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

const skipped = new Set(['node_modules', 'dist', 'storybook-static', '.data'])

/** The TypeScript files of packages/ and apps/ under `root`, as paths from there with `/`, sorted. */
export function listSourceFiles(root, folders = ['packages', 'apps']) {
  const walk = (folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (skipped.has(entry.name)) return []
      const path = posix.join(folder, entry.name)
      return entry.isDirectory() ? walk(path) : /\.tsx?$/.test(entry.name) ? [path] : []
    })
  return folders.flatMap(walk).sort()
}
