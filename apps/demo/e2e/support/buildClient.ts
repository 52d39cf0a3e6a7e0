import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const demoFolder = fileURLToPath(new URL('../..', import.meta.url))

const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

/**
 * Bundles the pages into a folder of their own. `development` keeps React's warnings, so that a journey fails on them;
 * `production` is what shoppers get.
 */
export async function buildClient(mode: 'development' | 'production'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `halle7-${mode}-`))
  const env = { ...process.env, NODE_ENV: mode }
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', demoFolder, '--mode', mode, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: demoFolder, env },
  )
  return folder
}
