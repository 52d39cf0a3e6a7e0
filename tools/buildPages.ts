import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

/**
 * Bundles the pages of a folder into a new folder and resolves with its path. `development` keeps React's warnings, so
 * that a journey fails on them; `production` is what shoppers get. It runs in a process of its own, because a test
 * runner sets `NODE_ENV` to neither.
 */
export async function buildPages(root: string, mode: 'development' | 'production'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${basename(root)}-${mode}-`))
  const env = { ...process.env, NODE_ENV: mode }
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', root, '--mode', mode, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: root, env },
  )
  return folder
}
