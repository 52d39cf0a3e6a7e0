import { transformSync } from 'esbuild'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'

const pages = fileURLToPath(new URL('src', import.meta.url))

/** Writes the pages into `src` as plain JavaScript: then no bundler needs a loader of its own. */
export function compilePages(folder) {
  mkdirSync(join(folder, 'src'))
  for (const file of readdirSync(pages)) {
    const { code } = transformSync(readFileSync(join(pages, file), 'utf8'), { loader: 'tsx', jsx: 'automatic' })
    writeFileSync(join(folder, 'src', file.replace(/tsx$/, 'js')), code)
  }
}
