import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Copies the files of the repository, with changes that are not committed yet, and installs their dependencies. Stryker
 * writes mutants into sources, and these must never be the ones that somebody edits.
 * @param {string} target is emptied first
 */
export function copyTree(target) {
  rmSync(target, { recursive: true, force: true })
  const { stdout, status } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' })
  if (status !== 0)
    throw new Error('git does not list the files of this folder, so there is nothing to copy. Run this in a clone.')
  for (const file of stdout.split('\0').filter((name) => name !== '' && existsSync(name))) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    cpSync(file, join(target, file))
  }
  const install = spawnSync('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], {
    cwd: target,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (install.status !== 0) throw new Error(`pnpm install failed in ${target}.`)
}
